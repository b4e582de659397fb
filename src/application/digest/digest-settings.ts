/**
 * Whether and where people are told once a day: shown to everybody, changed by a quality manager with a reason. The inbox page
 * must be there for the person and for the app. [DG-1]
 */
import type { DigestSettingsView } from '../../contract/settings-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { changeDigestSettings, type DigestSettings } from '../../domain/digest/digest-settings';
import { accept, refuse } from '../../kernel/result';
import { digestSettingsStream, headKey } from '../keys';
import { performAsQualityManager } from '../perform-as-quality-manager';
import type { Rows } from '../ports';
import { mayManageQuality, readStanding, type Standing, standingKeys } from '../standing';
import { headOf } from '../stream';
import { refusal, type Services, type UseCase } from '../use-case';
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
  const outcome = await performAsQualityManager(services, {
    procedure: 'digest.change',
    request,
    caller,
    standing,
    notPermitted,
    type: digestSettingsType,
    stream: digestSettingsStream,
    opened: { head: headOf(digestSettingsType, digestSettingsStream, rows), rows },
    decide: ({ state, seq }) =>
      changeDigestSettings(state, { pageId, hourUtc, reason }, { sequence: seq, seenSequence }),
  });
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
