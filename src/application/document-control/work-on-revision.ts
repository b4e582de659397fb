/**
 * The shorter commands on a revision in work: start one, abandon a draft, recall a round. [DC-4, DC-11, DC-12]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/decide-submission';
import type { PageVersionStamp } from '../../domain/document-control/signature';
import type { SignedBy } from '../../domain/document-control/signed-by';
import type { Person } from '../../kernel/actor';
import type { Result } from '../../kernel/result';
import type { Caller, Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import type { Ground, Scene } from './scene';

type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;

export function startRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.startRevision'>,
): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.startRevision',
    request,
    may: (scene) => scene.mayEdit,
    decide: (document) => rules.startRevision(document, { at: caller.at }),
  });
}

export function abandonDraft(services: Services, caller: Caller, request: RequestOf<'document.abandonDraft'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.abandonDraft',
    request,
    may: (scene) => scene.mayEdit,
    signs: { factors: request.factors, meaning: () => 'author' },
    decide: (document, scene) => rules.abandonDraft(document, { ...signingPage(scene), reason: request.reason }),
  });
}

export function recallRound(services: Services, caller: Caller, request: RequestOf<'document.recall'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.recall',
    request,
    may: (scene) => scene.mayEdit,
    signs: { factors: request.factors, meaning: () => 'author' },
    decide: (document, scene) =>
      rules.recallRound(document, {
        signer: personOf(scene),
        round: request.round,
        reason: request.reason,
        at: caller.at,
      }),
  });
}

/** Who signs when on which page version. */
export function signingPage(scene: Scene): SignedBy & { readonly page: PageVersionStamp } {
  const { number, createdAt } = scene.page.version;
  return { ...signingNow(scene), page: { number, createdAt } };
}
export function signingNow(scene: Ground): SignedBy {
  return { signer: personOf(scene), at: scene.at };
}

export function personOf(scene: Ground): Person {
  return { accountId: scene.me.accountId, name: scene.me.name };
}
