/**
 * Putting a page under control, handing the document to another owner, and its two ends: withdrawal of a document in force
 * and cancellation of a number that was never issued. [DC-1, DC-2, DC-3, DC-13, DC-14, DC-15]
 */
import type { Person } from '../../kernel/actor';
import type { PageId, SpaceId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { DocumentEvent } from './events';
import { firstOrdinal, labelOf } from './revision-label';
import type { DocumentState } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

export interface RegisterDocument {
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly owner: Person;
  readonly legacyRevision: number | null;
  readonly at: Instant;
}

export function registerDocument(document: DocumentState, command: RegisterDocument): Verdict {
  if (document.life !== 'none' && document.life !== 'cancelled') {
    return no('alreadyControlled', 'DC-2', { number: document.identity.number });
  }
  const ordinal = firstOrdinal(command.legacyRevision);
  return yes(
    { type: 'DocumentRegistered', ...command },
    { type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'registered', at: command.at },
  );
}

export function changeOwner(
  document: DocumentState,
  command: { readonly owner: Person; readonly reason: string },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life === 'none' || document.owner.accountId === command.owner.accountId) return nothing;
  return yes({ type: 'OwnerChanged', from: document.owner, to: command.owner, why: command.reason });
}

export function withdrawDocument(
  document: DocumentState,
  command: { readonly signer: Person; readonly reason: string; readonly at: Instant },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'inForce') return no('neverEffective', 'DC-14');
  const { effective, work, identity } = document;
  if (work !== null && work.state !== 'draft') return no('alreadyInWork', 'DC-14', { label: work.label });
  const abandoned = abandonedWith(document, command.signer, command.reason, command.at);
  return yes(...abandoned, {
    type: 'DocumentWithdrawn',
    signature: {
      signer: command.signer,
      meaning: 'withdrawn',
      signedAt: command.at,
      documentNumber: identity.number,
      revisionLabel: effective.label,
      pageVersion: effective.submission.page.number,
      pageVersionCreatedAt: effective.submission.page.createdAt,
      contentDigest: effective.content.contentDigest,
      gateDigest: effective.submission.gateDigest,
      comment: command.reason,
    },
  });
}

export function cancelNumber(
  document: DocumentState,
  command: { readonly by: Person; readonly reason: string; readonly at: Instant },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'numbered') return no('wrongState', 'DC-15');
  if (document.work !== null && document.work.state !== 'draft') {
    return no('alreadyInWork', 'DC-15', { label: document.work.label });
  }
  const { by, reason: why, at } = command;
  return yes(...abandonedWith(document, by, why, at), { type: 'NumberCancelled', by, why, at });
}

/** A refusal when the page is not under control, or no longer. */
export function refuseEnded(document: DocumentState): Verdict | null {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  if (document.life === 'withdrawn') return no('documentWithdrawn', 'DC-14', { number: document.identity.number });
  if (document.life === 'cancelled') return no('numberCancelled', 'DC-15', { number: document.identity.number });
  return null;
}

function abandonedWith(document: DocumentState, by: Person, why: string, at: Instant): readonly DocumentEvent[] {
  const work = document.life === 'numbered' || document.life === 'inForce' ? document.work : null;
  return work === null ? [] : [{ type: 'RevisionAbandoned', label: work.label, by, why, at }];
}
