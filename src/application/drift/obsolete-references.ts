/**
 * Documents the text in force of a page refers to that nobody may use any more, those in the person's sight: for the marks beside
 * the links of the text they read. [UI-1, UI-5]
 */
import { dependenciesOf } from '../../domain/document-control/dependencies';
import type { ObsoleteReference } from '../../domain/document-control/obsolete-links';
import type { DocumentState } from '../../domain/document-control/state';
import { documentType } from '../document-control/document-stream';
import { documentStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';

export async function obsoleteReferences(
  services: Services,
  document: DocumentState,
): Promise<readonly ObsoleteReference[]> {
  const pageIds = dependenciesOf(document)
    .filter(({ what }) => what !== 'revised')
    .map((one) => one.pageId);
  if (pageIds.length === 0) return [];
  const [rows, readable] = await Promise.all([
    services.storage.read(pageIds.map((one) => headKey(documentStream(one)))),
    services.confluence.pages.readable(pageIds),
  ]);
  return pageIds
    .filter((one) => readable.has(one))
    .flatMap((pageId) => {
      const other = headOf(documentType, documentStream(pageId), rows).state;
      return other.life === 'none' ? [] : [{ pageId, number: other.identity.number, says: sayObsolete(other) }];
    });
}

function sayObsolete(document: DocumentState): string {
  if (document.life !== 'withdrawn') return 'Obsolete: never issued';
  const { replacement } = document;
  return replacement === undefined ? 'Obsolete: withdrawn' : `Obsolete: withdrawn, use ${replacement}`;
}
