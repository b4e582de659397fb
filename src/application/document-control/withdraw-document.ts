/**
 * Withdrawal of a document in force as a round: proposed, signed by those who approve it, rejected, taken back; and the new
 * revision that may bring a withdrawn document back. [DC-14, DC-33, DC-34, DC-36]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/decide-withdrawal';
import { accept, type Result } from '../../kernel/result';
import { headKey, siteSettingsStream } from '../keys';
import type { Caller, Services } from '../use-case';
import { behalfIn, checksOf } from './behalf';
import { performOnDocument } from './perform-on-document';
import { isOwner, mayControlDocuments, type Scene } from './scene';
import { findSigners } from './signers';
import { demandsIn } from './type-demands';
import { signingNow, signingPage } from './work-on-revision';

type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;
type AboutWithdrawal = Pick<RequestOf<'document.withdraw'>, 'reason' | 'replacement' | 'usedIn'>;

export function proposeWithdrawal(services: Services, caller: Caller, request: RequestOf<'document.withdraw'>): Answer {
  return performOnDocument<rules.WithdrawalProposal>(services, caller, {
    procedure: 'document.withdraw',
    request,
    may: (scene) => isOwner(scene) || mayControlDocuments(scene),
    signs: { factors: request.factors, meaning: () => 'withdrawn' },
    onDemands: 'approval',
    gather: async (scene) => accept(await withdrawalProposed(services, scene, request)),
    checks: [headKey(siteSettingsStream)],
    decide: (document, scene, proposal) => rules.proposeWithdrawal(document, { ...signingNow(scene), ...proposal }),
  });
}

/** Who approves documents of this type, the proposer left out, read now. */
export async function withdrawalProposed(
  services: Services,
  scene: Scene,
  { reason, replacement, usedIn = [] }: AboutWithdrawal,
): Promise<rules.WithdrawalProposal> {
  const { document } = scene;
  const demands = demandsIn(scene.opened.rows, document);
  const gate = rules.withdrawalGate(demands?.gate ?? []);
  const signers =
    document.life === 'none'
      ? []
      : await findSigners(services, 'user', scene.settings, gate, document.owner, {
          author: scene.me.accountId,
          contributors: [],
        });
  return { reason, replacement: replacement ?? null, usedIn, gate, gateDigest: demands?.gateDigest ?? '', signers };
}

export function signWithdrawal(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.signWithdrawal'>,
): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.signWithdrawal',
    request,
    // Being asked is a rule of the gate, decided with the rest so that the answer says so.
    may: () => true,
    signs: { factors: request.factors, meaning: () => 'withdrawn' },
    checks: checksOf(caller, request),
    decide: (document, scene) => rules.signWithdrawal(document, answered(scene, request)),
  });
}

export function rejectWithdrawal(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.rejectWithdrawal'>,
): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.rejectWithdrawal',
    request,
    may: () => true,
    signs: { factors: request.factors, meaning: () => 'withdrawn' },
    checks: checksOf(caller, request),
    decide: (document, scene) =>
      rules.rejectWithdrawal(document, { ...answered(scene, request), comment: request.comment }),
  });
}

function answered(
  scene: Scene,
  request: Pick<RequestOf<'document.signWithdrawal'>, 'round' | 'stepId' | 'contentDigest' | 'onBehalfOf'>,
): rules.SignWithdrawal {
  const groups = new Set(scene.groups.map((group) => group.groupId));
  const { round, stepId, contentDigest } = request;
  const { roles } = scene;
  return { ...signingNow(scene), round, stepId, contentDigest, roles, groups, ...behalfIn(scene, request) };
}

export function recallWithdrawal(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.recallWithdrawal'>,
): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.recallWithdrawal',
    request,
    may: () => true,
    signs: { factors: request.factors, meaning: () => 'withdrawn' },
    decide: (document, scene) =>
      rules.recallWithdrawal(document, { ...signingNow(scene), round: request.round, reason: request.reason }),
  });
}

export function reinstateDocument(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.reinstate'>,
): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.reinstate',
    request,
    may: mayControlDocuments,
    signs: { factors: request.factors, meaning: () => 'author' },
    decide: (document, scene) => rules.reinstateDocument(document, { ...signingPage(scene), reason: request.reason }),
  });
}
