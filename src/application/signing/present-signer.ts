/**
 * A signer as shown to themself and to those who look after signers: what is enrolled, rights, failures, recovery and trail.
 */
import type { SignerDeed, SignerRow, SignerView, SigningNeeds } from '../../contract/signing-answers';
import type { SignerEvent } from '../../domain/signing/events';
import { isLocked } from '../../domain/signing/factor-guard';
import { neededFactors, passphraseExpiresAt, type SignerNow, whyCannotSign } from '../../domain/signing/needed-factors';
import type { Signer } from '../../domain/signing/signer';
import { rightsOn } from '../../domain/signing/signing-rights';
import type { SigningSettings } from '../../domain/signing/signing-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { factorKey, signerStream } from '../keys';
import type { Rows } from '../ports';
import { mayManageQuality, type Standing } from '../standing';
import { readEntries } from '../stream';
import type { Services } from '../use-case';
import { describeSignerEvent } from './describe-signer-event';
import { mayGrantRights } from './open-signer';
import type { SignerOutcome } from './perform-on-signer';
import { guardOf, signingSettingsIn } from './signing-rows';

/** Newest entries of the trail shown. */
const entriesShown = 50;

/** @param rows read with `signingKeys` of the signer, before a command perhaps */
export async function presentSigner(
  services: Services,
  standing: Standing,
  person: Person,
  rows: Rows,
  { signer, seq }: SignerOutcome,
): Promise<SignerView> {
  const at = services.clock.now();
  const stream = signerStream(person.accountId);
  const [entries, fresh] = await Promise.all([
    readEntries(services.storage, stream, Math.max(1, seq - entriesShown + 1), seq),
    services.storage.read([factorKey(person.accountId)]),
  ]);
  const guard = guardOf(fresh.row(factorKey(person.accountId)));
  const settings = signingSettingsIn(rows);
  const isMine = person.accountId === standing.me.accountId;
  return {
    ...presentSignerRow(signer, settings, { person, day: null }),
    isMine,
    needs: needsOf({ settings, signer, guard, at }),
    rightsRequired: settings.rightsRequired,
    deviceOffered: signer.offeredAt !== null,
    today: dayOf(at),
    deeds: isMine ? ownDeeds(signer) : deedsOf(signer, standing),
    trail: [...entries].reverse().flatMap(sayEntry),
  };
}

export function needsOf(now: SignerNow): SigningNeeds {
  const { settings, signer, guard, at } = now;
  const { passphrase, code } = neededFactors(now);
  const cannot = whyCannotSign(now, null);
  return {
    preset: settings.preset,
    passphrase,
    code,
    obstacle: cannot === null ? (isLocked(guard, at) ? 'factorsLocked' : null) : cannot.code,
    missing: listOf(cannot?.details.missing),
    lockedUntil: isLocked(guard, at) ? guard.lockedUntil : null,
    rights: settings.rightsRequired ? rightsOn(signer, dayOf(at)).map((right) => right.meaning) : null,
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** @param day the rights of that day; null: every right there ever was */
export function presentSignerRow(
  signer: Signer,
  settings: SigningSettings,
  { person, day }: { readonly person: Person; readonly day: CalendarDate | null },
): SignerRow {
  return {
    person: { accountId: person.accountId, name: person.name },
    passphrase:
      signer.passphrase === null
        ? null
        : { ...signer.passphrase, expiresAt: passphraseExpiresAt(settings, signer) ?? signer.passphrase.setAt },
    deviceSince: signer.device?.enrolledAt ?? null,
    rights: day === null ? signer.rights : rightsOn(signer, day),
    failures: signer.failures,
    recovery: signer.recovery,
  };
}

function ownDeeds(signer: Signer): readonly SignerDeed[] {
  if (signer.passphrase === null) return ['setPassphrase'];
  return [
    'setPassphrase',
    'addDevice',
    ...(signer.offeredAt === null ? [] : (['confirmDevice'] as const)),
    ...(signer.recovery === null ? (['requestRecovery'] as const) : []),
  ];
}

function deedsOf(signer: Signer, standing: Standing): readonly SignerDeed[] {
  const manages = mayManageQuality(standing);
  const mayDecide = manages || standing.me.isSiteAdministrator;
  const { recovery } = signer;
  const decided = recovery?.approvals.some((one) => one.by.accountId === standing.me.accountId) ?? true;
  return [
    ...(mayGrantRights(standing) ? (['grantRight', 'revokeRight'] as const) : []),
    ...(manages && signer.failures.count > 0 ? (['reviewFailures'] as const) : []),
    ...(mayDecide && recovery !== null && !decided ? (['decideRecovery'] as const) : []),
  ];
}

function sayEntry(entry: TrailEntry): SignerView['trail'] {
  const by =
    entry.actor.kind === 'person'
      ? { accountId: entry.actor.accountId as AccountId, name: entry.actor.name }
      : { system: entry.actor.because };
  return (entry.events as readonly SignerEvent[]).map((event) => ({
    at: entry.at as Instant,
    by,
    text: describeSignerEvent(event),
  }));
}
