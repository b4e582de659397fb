/** All revisions and rounds of a document, from its trail. [RV-1; A4, F8] */
import { accept } from '../../kernel/result';
import type { UseCase } from '../use-case';
import { openRevisions } from './open-revisions';
import { presentRevision } from './present-revisions';

export const viewRevisions: UseCase<'document.revisions'> = async (services, caller, { pageId }) => {
  const opened = await openRevisions(services, pageId);
  if (!opened.ok) return opened;
  const { document, page, revisions } = opened.value;
  const signed = revisions.findLast(({ rounds }) =>
    rounds.some(({ signatures }) => signatures.some(({ signer }) => signer.accountId === caller.accountId)),
  );
  return accept({
    number: document.identity.number,
    title: page.title,
    revisions: revisions.map(presentRevision).reverse(),
    legacyRevision: document.identity.legacyRevision,
    lastSignedByMe: signed?.label ?? null,
  });
};
