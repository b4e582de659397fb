/**
 * The byline of a controlled document: state and revision in words, shown by Confluence to every reader from a content
 * property, without asking the app. Display only: whoever may edit the page could write it. (recipe R8)
 */
import type { ControlledDocument } from '../../domain/document-control/state';
import { dayOf } from '../../kernel/time';
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

export function bylineOf(document: ControlledDocument): Byline {
  const { number } = document.identity;
  const tooltip = (text: string) => `${number}: ${text}`;
  switch (document.life) {
    case 'numbered': {
      const { work } = document;
      if (work === null) return { title: 'No revision yet', tooltip: tooltip('no revision in force') };
      const title = work.state === 'draft' ? `Rev ${work.label} draft` : `Rev ${work.label} in review`;
      return { title, tooltip: tooltip('no revision in force') };
    }
    case 'inForce': {
      const { work, effective, changedBy } = document;
      const parts = [`Rev ${effective.label} in force`];
      if (work !== null) parts.push(`Rev ${work.label} ${work.state === 'draft' ? 'draft' : 'in review'}`);
      else if (changedBy !== null) parts.push(`changed since Rev ${effective.label}`);
      return { title: parts.join(' · '), tooltip: tooltip(`in force since ${dayOf(effective.effectiveAt)}`) };
    }
    case 'withdrawn':
      return { title: 'Obsolete: withdrawn', tooltip: tooltip(`withdrawn on ${dayOf(document.withdrawal.signedAt)}`) };
    case 'cancelled':
      return { title: 'Number not issued', tooltip: tooltip('cancelled, never issued') };
  }
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
    const value = bylineOf(head.state);
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
