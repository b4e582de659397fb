/**
 * Where and when people are told once a day what waits for them: off until a quality manager names an inbox page, changed with a
 * reason like everything that is controlled. [DG-1; C2, F17]
 */
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';

export interface DigestSettings {
  readonly channel: 'none' | 'confluencePage';
  /** The page under which the digests are written; null: off. */
  readonly pageId: PageId | null;
  /** Not before this hour of the day, 0 to 23, UTC. */
  readonly hourUtc: number;
}

export const defaultDigestSettings: DigestSettings = { channel: 'none', pageId: null, hourUtc: 6 };

export interface DigestSettingsChanged extends DigestSettings {
  readonly type: 'DigestSettingsChanged';
  readonly reason: string;
}
export type DigestSettingsEvent = DigestSettingsChanged;

export function evolveDigestSettings(_settings: DigestSettings, event: DigestSettingsEvent): DigestSettings {
  const { channel, pageId, hourUtc } = event;
  return { channel, pageId, hourUtc };
}

/** Saving what is there already records nothing; a change made on settings that moved on is refused. */
export function changeDigestSettings(
  settings: DigestSettings,
  wanted: { readonly pageId: PageId | null; readonly hourUtc: number; readonly reason: string },
  facts: { readonly sequence: number; readonly seenSequence: number },
): Result<readonly DigestSettingsEvent[], { readonly code: 'changedMeanwhile'; readonly rule: 'DG-1' }> {
  if (facts.sequence !== facts.seenSequence) return refuse({ code: 'changedMeanwhile', rule: 'DG-1' });
  const { pageId, hourUtc, reason } = wanted;
  if (settings.pageId === pageId && settings.hourUtc === hourUtc) return accept([]);
  const channel = pageId === null ? 'none' : 'confluencePage';
  return accept([{ type: 'DigestSettingsChanged', channel, pageId, hourUtc, reason }]);
}
