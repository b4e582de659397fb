/**
 * Header, revision history and signature page of a document as they are exported: what the record says of the page they stand
 * on, and no word of the page itself. [MC-1, MC-4; E8]
 */
import type { AdfNode } from '../../contract/redline';
import { reviewDueOn } from '../../domain/document-control/document-flags';
import { approvedRound } from '../../domain/document-control/revision-list';
import { effectiveOf, workOf } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import { presentSignature } from '../document-control/present-revision';
import type { Viewer } from '../product-ports';
import { openRevisions, type OpenedRevisions } from '../revisions/open-revisions';
import { presentRevision, standingOf } from '../revisions/present-revisions';
import type { Services } from '../use-case';
import { documentOf, factTable, heading, listTable, paragraph } from './adf';
import { meaningWords, utc } from '../../contract/signature-words';
import { dash, lifeCells, standingCells, workWords } from './words';

export type DocumentMacro = 'header' | 'history' | 'signatures';

const written: Readonly<Record<DocumentMacro, (opened: OpenedRevisions) => AdfNode>> = {
  header: writeHeader,
  history: writeHistory,
  signatures: writeSignatures,
};

export async function exportDocumentMacro(
  services: Services,
  as: Viewer,
  pageId: PageId,
  macro: DocumentMacro,
): Promise<AdfNode> {
  const opened = await openRevisions(services, pageId, as);
  if (opened.ok) return written[macro](opened.value);
  return documentOf(
    paragraph(
      opened.refusal.code === 'notControlled'
        ? 'This page is not a controlled document.'
        : 'The record of this page is not shown here.',
    ),
  );
}

function writeHeader({ document }: OpenedRevisions): AdfNode {
  const { identity, life, owner, title } = document;
  const effective = effectiveOf(document);
  const work = workOf(document);
  const reviewOn = document.life === 'inForce' ? reviewDueOn(document) : null;
  return documentOf(
    factTable([
      ['Number', identity.number],
      ['Title', title],
      ['Revision', effective === null ? dash : `Rev ${effective.label}`],
      ['State', lifeCells[life]],
      ['In force since', effective === null ? dash : utc(effective.effectiveAt)],
      ...(work === null ? [] : [['In work', `Rev ${work.label}, ${workWords[work.state]}`] as const]),
      ['Owner', owner.name],
      ['Next review', reviewOn ?? dash],
    ]),
  );
}

function writeHistory({ revisions }: OpenedRevisions): AdfNode {
  const rows = [...revisions].reverse().map((revision) => {
    const { inForceFrom, inForceUntil, rounds } = presentRevision(revision);
    const [last] = rounds;
    return [
      `Rev ${revision.label}`,
      standingCells[standingOf(revision)],
      inForceFrom === null ? dash : utc(inForceFrom),
      inForceUntil === null ? dash : utc(inForceUntil),
      last?.author.name ?? dash,
      last?.reason ?? dash,
    ];
  });
  return documentOf(
    rows.length === 0
      ? paragraph('This document has no revision yet.')
      : listTable(['Revision', 'State', 'In force from', 'Until', 'Author', 'Reason for change'], rows),
  );
}

function writeSignatures({ document, revisions }: OpenedRevisions): AdfNode {
  const current = revisions.findLast(({ inForce }) => inForce !== null && inForce.until === null);
  const round = current === undefined ? null : approvedRound(current);
  if (current === undefined || round === null) {
    return documentOf(paragraph('No revision is in force, so there is no signature to show.'));
  }
  const rows = round.signatures.map((signature) => {
    const { signer, onBehalfOf, meaning, signedAt } = presentSignature(signature);
    const name = onBehalfOf === undefined ? signer.name : `${signer.name} for ${onBehalfOf.name}`;
    return [name, meaningWords[meaning], utc(signedAt)];
  });
  return documentOf(
    heading(`Signatures of ${document.identity.number} Rev ${current.label}`),
    listTable(['Signed by', 'Meaning', 'At'], rows),
    paragraph(`Content digest (SHA-256): ${round.content.contentDigest}`),
  );
}
