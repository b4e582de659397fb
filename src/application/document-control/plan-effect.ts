/**
 * Another day for a revision to take effect, or at once. An approved revision takes effect through the outbox like any other,
 * after its frozen text was read. [DC-23]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { planEffect } from '../../domain/document-control/decide-effect';
import type { Result } from '../../kernel/result';
import type { Caller, Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { personOf } from './work-on-revision';

export function planEffectOfRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.planEffect'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { round, effective: when, reason } = request;
  return performOnDocument(services, caller, {
    procedure: 'document.planEffect',
    request,
    may: () => true,
    decide: (document, scene) => planEffect(document, { by: personOf(scene), round, when, reason, at: caller.at }),
  });
}
