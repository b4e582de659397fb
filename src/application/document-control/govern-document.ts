/**
 * Commands of document controllers and quality managers on a document as a whole: another owner, withdrawal, cancellation of
 * a number. [DC-13, DC-14, DC-15]
 */
import type { DocumentAnswer } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/decide-registration';
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Caller, refusal, type Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { ownerNamed } from './register-document';
import { mayControlDocuments } from './scene';
import { personOf } from './work-on-revision';

type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;

export function changeOwner(services: Services, caller: Caller, request: RequestOf<'document.changeOwner'>): Answer {
  return performOnDocument<Person>(services, caller, {
    procedure: 'document.changeOwner',
    request,
    may: mayControlDocuments,
    async gather(scene) {
      const owner = await ownerNamed(services, scene, request.owner);
      return owner === undefined ? refuse(refusal('unknownPerson', 'DC-13')) : accept(owner);
    },
    decide: (document, _scene, owner) => rules.changeOwner(document, { owner, reason: request.reason }),
  });
}

export function withdrawDocument(services: Services, caller: Caller, request: RequestOf<'document.withdraw'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.withdraw',
    request,
    may: (scene) => scene.roles.has('qualityManager'),
    signs: { factors: request.factors, meaning: () => 'withdrawn' },
    decide: (document, scene) =>
      rules.withdrawDocument(document, { signer: personOf(scene), reason: request.reason, at: caller.at }),
  });
}

export function cancelNumber(services: Services, caller: Caller, request: RequestOf<'document.cancelNumber'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.cancelNumber',
    request,
    may: mayControlDocuments,
    decide: (document, scene) =>
      rules.cancelNumber(document, { by: personOf(scene), reason: request.reason, at: caller.at }),
  });
}
