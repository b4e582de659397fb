/**
 * Commands on a document as a whole: another owner, cancellation of a number, a hold, who is told of changes.
 * [DC-13, DC-15, DC-40, DC-41]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/decide-registration';
import * as standing from '../../domain/document-control/decide-standing';
import type { DistributionList } from '../../domain/document-control/life-cycle';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Caller, refusal, type Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { ownerNamed } from './register-document';
import { isOwner, mayControlDocuments, type Scene } from './scene';
import { personOf, signingPage } from './work-on-revision';

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

export function cancelNumber(services: Services, caller: Caller, request: RequestOf<'document.cancelNumber'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.cancelNumber',
    request,
    may: mayControlDocuments,
    signs: { factors: request.factors, meaning: () => 'author' },
    decide: (document, scene) => rules.cancelNumber(document, { ...signingPage(scene), reason: request.reason }),
  });
}

export function placeOnHold(services: Services, caller: Caller, request: RequestOf<'document.hold'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.hold',
    request,
    may: mayControlDocuments,
    decide: (document, scene) => standing.placeOnHold(document, reasoned(scene, request.reason)),
  });
}

export function endHold(services: Services, caller: Caller, request: RequestOf<'document.endHold'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.endHold',
    request,
    may: mayControlDocuments,
    decide: (document, scene) => standing.endHold(document, reasoned(scene, request.reason)),
  });
}

/** By the owner, or who controls documents. [DC-41] */
export function changeDistribution(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.changeDistribution'>,
): Answer {
  return performOnDocument<DistributionList>(services, caller, {
    procedure: 'document.changeDistribution',
    request,
    may: (scene) => isOwner(scene) || mayControlDocuments(scene),
    gather: () => distributionNamed(services, request),
    decide: (document, scene, to) => standing.changeDistribution(document, { ...reasoned(scene, request.reason), to }),
  });
}

function reasoned(scene: Scene, reason: string) {
  return { by: personOf(scene), reason, at: scene.at };
}

/** Names as they are now; a group or person that is not there is refused. */
async function distributionNamed(
  services: Services,
  { groups, people }: RequestOf<'document.changeDistribution'>,
): Promise<Result<DistributionList, WireRefusal>> {
  const directory = services.confluence.people;
  const [known, all] = await Promise.all([
    people.length === 0 ? new Map<AccountId, Person>() : directory.people('user', people),
    groups.length === 0 ? [] : directory.groups('user'),
  ]);
  const named = people.map((accountId) => known.get(accountId));
  const found = groups.map((groupId) => all.find((group) => group.groupId === groupId));
  if (named.includes(undefined) || found.includes(undefined)) return refuse(refusal('unknownPerson', 'DC-41'));
  return accept({
    groups: found.flatMap((group) => (group === undefined ? [] : [{ groupId: group.groupId, name: group.name }])),
    people: named.flatMap((one) => (one === undefined ? [] : [{ accountId: one.accountId, name: one.name }])),
  });
}
