/**
 * The preset of a site, shown to everybody and changed by a quality manager with a reason. [SG-7]
 */
import type { SigningSettingsView } from '../../contract/signing-answers';
import type { WireRefusal } from '../../contract/wire';
import {
  changeSigningSettings,
  type SigningSettings,
  type SigningSettingsEvent,
} from '../../domain/signing/signing-settings';
import { asPerson } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { headKey, signingSettingsStream } from '../keys';
import { perform } from '../perform';
import { mayManageQuality, readStanding, type Standing, standingKeys, stillManagesQuality } from '../standing';
import { headOf, readEntries } from '../stream';
import { fingerprintOf, outcomeOf, refusal, type Services, type UseCase } from '../use-case';
import { signingSettingsType } from './signing-rows';

const changesShown = 50;

export const viewSigningSettings: UseCase<'signing.settings'> = async (services, caller) => {
  const reading = services.storage.read([...standingKeys, headKey(signingSettingsStream)]);
  const [rows, standing] = await Promise.all([reading, readStanding(services, caller, reading)]);
  const { state, seq } = headOf(signingSettingsType, signingSettingsStream, rows);
  return accept(await present(services, standing, state, seq));
};

export const replaceSigningSettings: UseCase<'signing.changeSettings'> = async (services, caller, request) => {
  const reading = services.storage.read([...standingKeys, headKey(signingSettingsStream)]);
  const [rows, standing] = await Promise.all([reading, readStanding(services, caller, reading)]);
  const notPermitted = refusal('notPermitted', 'SG-7', { right: 'manageQuality' });
  if (!mayManageQuality(standing)) return refuse(notPermitted);
  const { preset, rightsRequired, passphraseDays, reason, seenSequence } = request;
  const outcome = outcomeOf(
    await perform<SigningSettings, SigningSettingsEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf('signing.changeSettings', caller, request),
        actor: asPerson(standing.me),
        at: caller.at,
        type: signingSettingsType,
        stream: signingSettingsStream,
        checks: standingKeys,
        decide({ head, rows: current }) {
          if (!stillManagesQuality(standing, current)) return { answer: refuse(notPermitted), events: [] };
          const wanted = { preset, rightsRequired, passphraseDays, reason };
          const decided = changeSigningSettings(head.state, wanted, { sequence: head.seq, seenSequence });
          return decided.ok ? { answer: accept(null), events: decided.value } : { answer: decided, events: [] };
        },
      },
      { head: headOf(signingSettingsType, signingSettingsStream, rows), rows },
    ),
  );
  if (!outcome.ok) return outcome;
  return accept(await present(services, standing, outcome.value.state, outcome.value.seq));
};

async function present(
  services: Services,
  standing: Standing,
  settings: SigningSettings,
  sequence: number,
): Promise<SigningSettingsView> {
  const from = Math.max(1, sequence - changesShown + 1);
  const entries = await readEntries(services.storage, signingSettingsStream, from, sequence);
  return {
    ...settings,
    sequence,
    mayChange: mayManageQuality(standing),
    changes: [...entries].reverse().flatMap(sayChange),
  };
}

function sayChange(entry: TrailEntry): SigningSettingsView['changes'] {
  if (entry.actor.kind !== 'person') return [];
  const by = { accountId: entry.actor.accountId as AccountId, name: entry.actor.name };
  return (entry.events as readonly SigningSettingsEvent[]).map(
    ({ preset, rightsRequired, passphraseDays, reason }) => ({
      at: entry.at as Instant,
      by,
      preset,
      rightsRequired,
      passphraseDays,
      reason,
    }),
  );
}
