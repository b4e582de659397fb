/**
 * Questions to Confluence that are asked before it is certain that they are needed, and once each: what is known to follow is
 * then under way while something else is waited for. Of one action only.
 */
import { effectiveOf, type DocumentState } from '../../domain/document-control/state';
import { documentTypes } from '../../domain/document-control/document-types';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { PageId } from '../../kernel/ids';
import type { Services } from '../use-case';
import { findCandidates } from './signers';

/** The same question about texts, versions, people and groups is asked once; none is left running when it ends. */
export async function askingOnce<Needs extends Services, Answer>(
  services: Needs,
  act: (services: Needs) => Promise<Answer>,
): Promise<Answer> {
  const running: Promise<unknown>[] = [];
  function once<Given extends readonly unknown[], Found>(ask: (...given: Given) => Promise<Found>) {
    const asked = new Map<string, Promise<Found>>();
    return (...given: Given): Promise<Found> => {
      const key = JSON.stringify(given);
      const known = asked.get(key);
      if (known !== undefined) return known;
      const answer = ask(...given);
      asked.set(key, answer);
      running.push(answer);
      return answer;
    };
  }
  const { confluence } = services;
  const { pages, people } = confluence;
  try {
    return await act({
      ...services,
      confluence: {
        ...confluence,
        pages: { ...pages, pageText: once(pages.pageText), versions: once(pages.versions) },
        people: { ...people, people: once(people.people), members: once(people.members) },
      },
    });
  } finally {
    await Promise.allSettled(running);
  }
}

/** @param reading fails again for whoever needs it */
export function ahead(...reading: readonly Promise<unknown>[]): void {
  for (const one of reading) one.catch(() => undefined);
}

/** Of the page: needs nothing else to be known. */
export function readPageAhead(services: Services, pageId: PageId, mostVersions: number): void {
  const { pages } = services.confluence;
  ahead(pages.pageText('app', pageId), pages.versions('user', pageId, mostVersions));
}

/** Who could sign, by the gate of the last revision or the one its type comes with; another gate is asked for in its turn. */
export function readSignersAhead(services: Services, document: DocumentState, settings: SiteSettings): void {
  if (document.life === 'none') return;
  const { gateOf, identity, owner } = document;
  const gate = effectiveOf(document)?.submission.gate ?? documentTypes[gateOf ?? identity.typeCode].gate;
  ahead(findCandidates(services, 'user', settings, gate, owner));
}
