/**
 * The byline of a controlled document: state and revision in words, shown by Confluence to every reader from a content
 * property, without asking the app. Display only: whoever may edit the page could write it. (recipe R8)
 */
import { flagsOf } from '../../domain/document-control/document-flags';
import { type DocumentFlag } from '../../kernel/document-flag';
import { type ControlledDocument, type WorkRevision, workOf } from '../../domain/document-control/state';
import { type CalendarDate, dayOf } from '../../kernel/time';
import type { EffectOutcome } from '../effects';
import { open } from '../perform';
import type { Services } from '../use-case';
import { documentStream } from '../keys';
import { documentType } from './document-stream';
import type { PageId } from '../../kernel/ids';

export const bylinePropertyKey = 'plumbline-byline';
const attempts = 3;

export interface Byline {
  readonly title: string;
  readonly tooltip: string;
}

/** @param today the UTC day, for flags that appear because time passed */
export function bylineOf(document: ControlledDocument, today: CalendarDate): Byline {
  const { number } = document.identity;
  const flags = flagsOf(document, today);
  const held = flags.includes('onHold') ? ['on hold'] : [];
  const work = workOf(document);
  const inWork = work === null ? [] : [`Rev ${work.label} ${sayWork(work)}`];
  const titled = (parts: readonly string[], tooltip: string): Byline => ({
    title: [...parts, ...held].join(' · '),
    tooltip: `${number}: ${tooltip}`,
  });
  switch (document.life) {
    case 'numbered':
      return titled(work === null ? ['No revision yet'] : inWork, 'no revision in force');
    case 'inForce': {
      const { effective, changedBy } = document;
      const parts = [`Rev ${effective.label} in force`, ...sayFlags(flags, effective.temporaryUntil), ...inWork];
      if (work === null && changedBy !== null) parts.push(`changed since Rev ${effective.label}`);
      return titled(parts, `in force since ${dayOf(effective.effectiveAt)}`);
    }
    case 'withdrawn':
      return titled(['Obsolete: withdrawn', ...inWork], `withdrawn on ${dayOf(document.withdrawal.signedAt)}`);
    case 'cancelled':
      return titled(['Number not issued'], 'cancelled, never issued');
  }
}

function sayWork(work: WorkRevision): string {
  if (work.state === 'draft') return 'draft';
  if (work.state !== 'approved') return 'in review';
  return work.effectiveOn === null ? 'approved' : `approved for ${work.effectiveOn}`;
}

function sayFlags(flags: readonly DocumentFlag[], until: CalendarDate | undefined): readonly string[] {
  const said: string[] = [];
  if (flags.includes('temporary')) said.push(`temporary until ${until}`);
  if (flags.includes('temporaryOverdue')) said.push(`temporary, full round overdue since ${until}`);
  if (flags.includes('reviewOverdue')) said.push('review overdue');
  if (flags.includes('withdrawalUnderWay')) said.push('withdrawal under way');
  if (flags.includes('approvedVersionGone')) said.push('approved page version deleted');
  if (flags.includes('placeChanged')) said.push('place or access changed');
  if (flags.includes('linksToObsolete')) said.push('links to an obsolete document');
  return said;
}

/** Always from the current head; a write that meets another one reads property and head again. */
export async function renderByline(services: Services, pageId: PageId): Promise<EffectOutcome> {
  const { properties } = services.confluence;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [{ head }, found] = await Promise.all([
      open(services.storage, { type: documentType, stream: documentStream(pageId) }),
      properties.property(pageId, bylinePropertyKey),
    ]);
    if (head.state.life === 'none') return { kind: 'done' };
    if (found === 'refused') return refused;
    const value = bylineOf(head.state, dayOf(services.clock.now()));
    if (found !== 'absent' && isSame(found.value, value)) return { kind: 'done' };
    if (found !== 'absent' && sequenceIn(found.message) > head.seq) return { kind: 'done' };
    const written =
      found === 'absent'
        ? await properties.createProperty(pageId, bylinePropertyKey, value)
        : await properties.updateProperty(pageId, bylinePropertyKey, value, found, `seq ${head.seq}`);
    if (written === 'written') return { kind: 'done' };
    if (written === 'refused') return refused;
  }
  return { kind: 'again', inSeconds: 5 };
}

const refused: EffectOutcome = {
  kind: 'parked',
  because:
    'Confluence does not let the app write the byline of this page. Add the app to the restrictions of the page.',
};

function isSame(value: unknown, wanted: Byline): boolean {
  const there = value as Partial<Byline> | null;
  return there?.title === wanted.title && there.tooltip === wanted.tooltip;
}

function sequenceIn(message: string): number {
  return Number(/^seq (\d+)$/.exec(message)?.[1] ?? 0);
}
