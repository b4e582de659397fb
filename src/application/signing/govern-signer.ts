/**
 * What others decide about a signer: rights by meaning with the identity they checked, a look into failures, and the two
 * decisions of a recovery. [SG-18, SG-20 … SG-26]
 */
import type { AnswersByProcedure } from '../../contract/answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { SignerEvent } from '../../domain/signing/events';
import { type FactorGuard, freshGuard } from '../../domain/signing/factor-guard';
import { approveRecovery, refuseRecovery, requestRecovery } from '../../domain/signing/recovery';
import type { Signer } from '../../domain/signing/signer';
import { grantRight, revokeRight } from '../../domain/signing/signing-rights';
import type { Person } from '../../kernel/actor';
import type { AccountId, CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { mayManageQuality, type Standing } from '../standing';
import { type Caller, refusal, type Services, type UseCase } from '../use-case';
import { mayGrantRights, openSigner } from './open-signer';
import { performOnSigner } from './perform-on-signer';
import { presentSigner } from './present-signer';

export const grantSigningRight: UseCase<'signing.grantRight'> = (services, caller, request) =>
  govern(services, caller, 'signing.grantRight', request, {
    may: mayGrantRights,
    decide: (signer, by, person) => {
      const { meaning, from, to, identity } = request;
      return grantRight(signer, { person, meaning, from, to, checkedBy: by, identity, at: caller.at });
    },
  });

export const revokeSigningRight: UseCase<'signing.revokeRight'> = (services, caller, request) =>
  govern(services, caller, 'signing.revokeRight', request, {
    may: mayGrantRights,
    decide: (signer, by, person) => {
      const { meaning, on, reason: why } = request;
      if (person.accountId === by.accountId) return refuse(refusal('ownSigningRight', 'SG-23'));
      return revokeRight(signer, { accountId: person.accountId, meaning, on, by, why, at: caller.at });
    },
  });

export const reviewFailures: UseCase<'signing.reviewFailures'> = (services, caller, request) =>
  govern(services, caller, 'signing.reviewFailures', request, {
    may: mayManageQuality,
    decide(signer, by) {
      if (signer.failures.count === 0) return refuse(refusal('noFailures', 'SG-18'));
      return accept([{ type: 'FailuresReviewed', by, finding: request.finding, at: caller.at }]);
    },
  });

export const askForRecovery: UseCase<'signing.requestRecovery'> = (services, caller, request) =>
  govern(
    services,
    caller,
    'signing.requestRecovery',
    { ...request, accountId: caller.accountId },
    {
      may: () => true,
      decide: (signer, person) => requestRecovery(signer, { person, why: request.reason, at: caller.at }),
    },
  );

/** Who is both counts as a quality manager. */
const recoveryRole = (standing: Standing) => (mayManageQuality(standing) ? 'qualityManager' : 'administrator');

export const decideRecovery: UseCase<'signing.decideRecovery'> = (services, caller, request) =>
  govern(services, caller, 'signing.decideRecovery', request, {
    may: (standing) => mayManageQuality(standing) || standing.me.isSiteAdministrator,
    decide(signer, by, { accountId }, standing) {
      const at = caller.at;
      if (request.verdict === 'refuse') return refuseRecovery(signer, { accountId, by, why: request.comment, at });
      const as = recoveryRole(standing);
      return approveRecovery(signer, { accountId, by, as, identity: request.comment, at });
    },
    // What was used of codes stays used; everything else begins anew.
    guard: (guard, events) =>
      events.some((event) => event.type === 'FactorsReset') ? { ...freshGuard, lastStep: guard.lastStep } : guard,
  });

interface Governing {
  may(standing: Standing): boolean;
  decide(signer: Signer, by: Person, person: Person, standing: Standing): Result<readonly SignerEvent[], WireRefusal>;
  readonly guard?: (guard: FactorGuard, events: readonly SignerEvent[]) => FactorGuard;
}
type SignerAnswer = Promise<Result<AnswersByProcedure['signing.signer'], WireRefusal>>;

async function govern(
  services: Services,
  caller: Caller,
  procedure: ProcedureName,
  request: { readonly commandId: CommandId; readonly accountId: AccountId },
  governing: Governing,
): SignerAnswer {
  const { accountId } = request;
  const [opened, known] = await Promise.all([
    openSigner(services, caller, accountId),
    services.confluence.people.people('user', [accountId]),
  ]);
  const { standing, rows } = opened;
  if (!governing.may(standing)) return refuse(refusal('notPermitted', 'SG-20'));
  const found = known.get(accountId);
  if (found === undefined || found.isApp) return refuse(refusal('unknownPerson', 'SG-20'));
  const person = { accountId, name: found.name };
  const by = { accountId: standing.me.accountId, name: standing.me.name };
  const { guard } = governing;
  const outcome = await performOnSigner(services, caller, {
    procedure,
    request,
    signer: accountId,
    standing,
    rows,
    decide: (signer) => governing.decide(signer, by, person, standing),
    ...(guard === undefined ? {} : { guard: (before, events) => accept(guard(before, events)) }),
  });
  if (!outcome.ok) return outcome;
  return accept(await presentSigner(services, standing, person, rows, outcome.value));
}
