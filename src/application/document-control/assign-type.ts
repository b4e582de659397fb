/**
 * Gives a document another type, or the approval of another type, as one of many documents. Types are given by who controls
 * documents; how strictly a document is approved is the quality manager's. [DC-74, AG-72]
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { DocumentAnswer } from '../../contract/document-answers';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/assign-type';
import type { CommandId, PageId } from '../../kernel/ids';
import type { Result } from '../../kernel/result';
import { headKey, siteSettingsStream } from '../keys';
import type { Caller, Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { mayControlDocuments } from './scene';
import { mayManageQuality } from '../standing';
import { personOf } from './work-on-revision';

interface AssignRequest {
  readonly commandId: CommandId;
  readonly pageId: PageId;
  readonly typeCode: DocumentTypeCode;
  readonly reason: string;
}
type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;

export function assignType(services: Services, caller: Caller, request: AssignRequest): Answer {
  const { typeCode, reason } = request;
  return performOnDocument(services, caller, {
    procedure: 'bulk.step',
    request,
    may: mayControlDocuments,
    checks: [headKey(siteSettingsStream)],
    decide: (document, scene) => rules.assignType(document, { typeCode, reason, by: personOf(scene), at: scene.at }),
  });
}

export function assignGate(services: Services, caller: Caller, request: AssignRequest): Answer {
  const { typeCode, reason } = request;
  return performOnDocument(services, caller, {
    procedure: 'bulk.step',
    request,
    may: mayManageQuality,
    checks: [headKey(siteSettingsStream)],
    decide: (document, scene) => rules.assignGate(document, { typeCode, reason, by: personOf(scene), at: scene.at }),
  });
}
