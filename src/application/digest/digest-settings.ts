/**
 * Whether and where people are told once a day: shown to everybody, changed by a quality manager with a reason. The inbox page
 * must be there for the person and for the app. [DG-1]
 */
import type { DigestSettingsView } from '../../contract/settings-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import {
  changeDigestSettings,
  type DigestSettings,
  type DigestSettingsEvent,
} from '../../domain/digest/digest-settings';
import { asPerson } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import { digestSettingsStream, headKey } from '../keys';
import { perform } from '../perform';
import type { Rows } from '../ports';
import { mayManageQuality, readStanding, type Standing, standingKeys, stillManagesQuality } from '../standing';
import { headOf } from '../stream';
import { fingerprintOf, outcomeOf, refusal, type Services, type UseCase } from '../use-case';
import { type DigestRun, digestRunIn, digestRunKey, digestSettingsType } from './digest-rows';

const keys = [...standingKeys, headKey(digestSettingsStream), digestRunKey];

export const viewDigest: UseCase<'digest.view'> = async (services, caller) => {
  const reading = services.storage.read(keys);
  const [rows, standing] = await Promise.all([reading, readStanding(services, caller, reading)]);
  const { state, seq } = headOf(digestSettingsType, digestSettingsStream, rows);
  return accept(await present(services, standing, { settings: state, sequence: seq, rows }));
};

export const changeDigest: UseCase<'digest.change'> = async (services, caller, request) => {
  const reading = services.storage.read(keys);
  const [rows, standing, stands] = await Promise.all([
    reading,
    readStanding(services, caller, reading),
    whatStandsAgainstPage(services, request),
  ]);
  const notPermitted = refusal('notPermitted', 'DG-1', { right: 'manageQuality' });
  if (!mayManageQuality(standing)) return refuse(notPermitted);
  if (stands !== null) return refuse(stands);
  const { pageId, hourUtc, reason, seenSequence } = request;
  const outcome = outcomeOf(
    await perform<DigestSettings, DigestSettingsEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf('digest.change', caller, request),
        actor: asPerson(standing.me),
        at: caller.at,
        type: digestSettingsType,
        stream: digestSettingsStream,
        checks: standingKeys,
        decide({ head, rows: current }) {
          if (!stillManagesQuality(standing, current)) return { answer: refuse(notPermitted), events: [] };
          const wanted = { pageId, hourUtc, reason };
          const decided = changeDigestSettings(head.state, wanted, { sequence: head.seq, seenSequence });
          return decided.ok ? { answer: accept(null), events: decided.value } : { answer: decided, events: [] };
        },
      },
      { head: headOf(digestSettingsType, digestSettingsStream, rows), rows },
    ),
  );
  if (!outcome.ok) return outcome;
  const { state: settings, seq: sequence } = outcome.value;
  return accept(await present(services, standing, { settings, sequence, rows }));
};

async function whatStandsAgainstPage(
  services: Services,
  { pageId }: RequestOf<'digest.change'>,
): Promise<WireRefusal | null> {
  if (pageId === null) return null;
  const { pages } = services.confluence;
  const [asUser, asApp] = await Promise.all([pages.page('user', pageId), pages.page('app', pageId)]);
  if (asUser?.isLive !== true) return refusal('notFound', 'DG-1');
  return asApp === undefined ? refusal('appCannotRead', 'DG-1') : null;
}

async function present(
  services: Services,
  standing: Standing,
  { settings, sequence, rows }: { readonly settings: DigestSettings; readonly sequence: number; readonly rows: Rows },
): Promise<DigestSettingsView> {
  const { pageId, hourUtc } = settings;
  const page = pageId === null ? undefined : await services.confluence.pages.page('user', pageId);
  const run = digestRunIn(rows);
  return {
    pageId,
    pageTitle: page?.title ?? null,
    hourUtc,
    sequence,
    mayChange: mayManageQuality(standing),
    lastRun: run === null ? null : presentRun(run, mayManageQuality(standing)),
  };
}

/** Who may see the page and who may not is for those who can change it. [DG-7, B8] */
function presentRun({ day, told, finishedAt, problem, unreached = [] }: DigestRun, mayKnow: boolean) {
  return { day, told, finishedAt, problem, unreached: mayKnow ? unreached : [] };
}
