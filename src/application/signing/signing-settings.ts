/**
 * The preset of a site, shown to everybody and changed by a quality manager with a reason. [SG-7]
 */
import type { SigningSettingsView } from '../../contract/signing-answers';
import {
  changeSigningSettings,
  type SigningSettings,
  type SigningSettingsEvent,
} from '../../domain/signing/signing-settings';
import type { AccountId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { headKey, signingSettingsStream } from '../keys';
import { performAsQualityManager } from '../perform-as-quality-manager';
import { mayManageQuality, readStanding, type Standing, standingKeys } from '../standing';
import { headOf, readEntries } from '../stream';
import { refusal, type Services, type UseCase } from '../use-case';
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
  const wanted = { preset, rightsRequired, passphraseDays, reason };
  const outcome = await performAsQualityManager(services, {
    procedure: 'signing.changeSettings',
    request,
    caller,
    standing,
    notPermitted,
    type: signingSettingsType,
    stream: signingSettingsStream,
    opened: { head: headOf(signingSettingsType, signingSettingsStream, rows), rows },
    decide: ({ state, seq }) => changeSigningSettings(state, wanted, { sequence: seq, seenSequence }),
  });
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
