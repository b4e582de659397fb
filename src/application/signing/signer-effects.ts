/**
 * What follows from a commit on a signer: quality managers learn at once of repeated failures and of a recovery that waits for
 * them, and a secret nothing points to any more is forgotten. [SG-10, SG-18, SG-24]
 */
import { repeatedFailures, type Signer } from '../../domain/signing/signer';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { EffectOutcome, OwedEffect } from '../effects';
import { factorKey, headKey, signerStream } from '../keys';
import { holdersOf, settingsIn } from '../site-settings';
import { standingKeys } from '../standing';
import { headOf } from '../stream';
import { projectTasks, type Task } from '../tasks';
import type { Services } from '../use-case';
import { guardOf, signerType } from './signing-rows';

export async function showSigner(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const rows = await services.storage.read([headKey(owed.stream), ...standingKeys]);
  const signer = headOf(signerType, owed.stream, rows).state;
  const managers = isQuiet(signer)
    ? []
    : await holdersOf(services.confluence.people, 'app', settingsIn(rows), 'qualityManager');
  await projectTasks(
    services.storage,
    owed.stream,
    managers.flatMap((manager) => tasksFor(signer, manager)),
  );
  return { kind: 'done' };
}

function isQuiet(signer: Signer): boolean {
  return signer.recovery === null && signer.failures.count < repeatedFailures && signer.failures.lockedUntil === null;
}

function tasksFor(signer: Signer, manager: Person): readonly Task[] {
  const { person, failures, recovery } = signer;
  if (person === null || person.accountId === manager.accountId) return [];
  const tasks: Task[] = [];
  const about = { pageId: null, nonconformityId: null, dueOn: null };
  if (failures.lastAt !== null && (failures.count >= repeatedFailures || failures.lockedUntil !== null)) {
    const locked = failures.lockedUntil === null ? '' : ` Locked until ${failures.lockedUntil}.`;
    tasks.push({
      assignee: manager.accountId,
      step: 'failures',
      item: {
        ...about,
        kind: 'signingFailures',
        title: `${person.name}: failed signing attempts`,
        detail: `${failures.count} failures.${locked} Ask them whether it was them.`,
        since: failures.lastAt,
      },
    });
  }
  if (recovery !== null && !recovery.approvals.some((one) => one.by.accountId === manager.accountId)) {
    tasks.push({
      assignee: manager.accountId,
      step: 'recovery',
      item: {
        ...about,
        kind: 'recovery',
        title: `${person.name}: lost signing factors`,
        detail: `${recovery.why} ${recovery.approvals.length === 0 ? 'Two people must approve.' : 'One more person must approve.'}`,
        since: recovery.requestedAt,
      },
    });
  }
  return tasks;
}

/** Never the secret in use: the guard is looked at last. */
export async function forgetSecret(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const { secretId } = owed.body as { readonly secretId: string };
  const account = owed.stream.slice(signerStream('' as AccountId).length) as AccountId;
  const at = factorKey(account);
  const guard = guardOf((await services.storage.read([at])).row(at));
  if (guard.secretId !== secretId) await services.secrets.remove(secretId);
  return { kind: 'done' };
}
