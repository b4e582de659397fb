/**
 * "Used in" and "depends on": what refers to a document and what it refers to, those in the person's sight by name, the others
 * counted. A reference to an obsolete document is flagged. [DR-11, DR-12; A24]
 */
import type { RelatedDocument } from '../../contract/reading-answers';
import { dependenciesOf, type KnownDependency, linksToCheck } from '../../domain/document-control/dependencies';
import type { DocumentState } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { pagesIn } from '../document-control/including-pages';
import { documentStream, headKey, referencesKey, usedInKey } from '../keys';
import type { Rows } from '../ports';
import { mayControlDocuments } from '../document-control/scene';
import { readStanding } from '../standing';
import { headOf } from '../stream';
import { refusal, type UseCase } from '../use-case';
import { referencesOf } from './references';

export const viewRelations: UseCase<'document.relations'> = async (services, caller, { pageId }) => {
  const [standing, page, rows] = await Promise.all([
    readStanding(services, caller),
    services.confluence.pages.page('user', pageId),
    services.storage.read([headKey(documentStream(pageId)), referencesKey(pageId), usedInKey(pageId)]),
  ]);
  if (page === undefined) return refuse(refusal('notFound', 'DC-19'));
  const document = documentIn(rows, pageId);
  if (document.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const referring = pagesIn(rows, usedInKey(pageId));
  const referred = referencesOf(rows, pageId);
  const related = [...new Set([...referring, ...referred])];
  const [others, readable] = await Promise.all([
    services.storage.read(related.flatMap((one) => [headKey(documentStream(one)), referencesKey(one)])),
    related.length === 0 ? new Set<PageId>() : services.confluence.pages.readable(related),
  ]);
  // The way back is a hint that only grows: what counts is the text in force today.
  const usedIn = referring.filter(
    (one) => documentIn(others, one).life === 'inForce' && referencesOf(others, one).includes(pageId),
  );
  const dependsOn = referred.filter((one) => documentIn(others, one).life !== 'none');
  const shown = (list: readonly PageId[]) =>
    list.filter((one) => readable.has(one)).flatMap((one) => relatedDocument(documentIn(others, one)));
  const hidden = [...new Set([...usedIn, ...dependsOn])].filter((one) => !readable.has(one)).length;
  const links = dependenciesOf(document);
  const hiddenToCheck = linksToCheck(document).filter((one) => !readable.has(one.pageId)).length;
  return accept({
    usedIn: shown(usedIn),
    dependsOn: shown(dependsOn).map((one) => ({ ...one, changed: presentLink(links, one.pageId) })),
    hidden,
    hiddenToCheck,
    mayConfirm: document.owner.accountId === caller.accountId || mayControlDocuments(standing),
  });
};

function documentIn(rows: Rows, pageId: PageId): DocumentState {
  return headOf(documentType, documentStream(pageId), rows).state;
}

function relatedDocument(document: DocumentState): readonly RelatedDocument[] {
  if (document.life === 'none') return [];
  const { identity, title, life } = document;
  const isObsolete = life === 'withdrawn' || life === 'cancelled';
  return [{ pageId: identity.pageId, number: identity.number, title, life, isObsolete, changed: null }];
}

function presentLink(links: readonly KnownDependency[], pageId: PageId): RelatedDocument['changed'] {
  const link = links.find((one) => one.pageId === pageId);
  if (link === undefined) return null;
  const { what, label: revision, since, confirmed = null } = link;
  return { what, revision, since, confirmed };
}
