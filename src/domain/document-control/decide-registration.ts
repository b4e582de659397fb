/**
 * Putting a page under control, handing the document to another owner, and cancelling a number that was never issued, signed.
 * Withdrawal of what is in force is a round of its own. [DC-1, DC-2, DC-3, DC-13, DC-15, DC-35]
 */
import type { Person } from '../../kernel/actor';
import type { PageId, SpaceId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { DocumentEvent } from './events';
import { firstOrdinal, labelOf } from './revision-label';
import type { PageVersionStamp } from './signature';
import { type SignedBy, signPageVersion } from './signed-by';
import type { DocumentState, WithdrawnDocument } from './state';
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

export function cancelNumber(
  document: DocumentState,
  command: SignedBy & { readonly reason: string; readonly page: PageVersionStamp },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'numbered') return no('wrongState', 'DC-15');
  if (document.work !== null && document.work.state !== 'draft') {
    return no('alreadyInWork', 'DC-15', { label: document.work.label });
  }
  const { signer: by, reason: why, at, page } = command;
  const { work, identity, lastOrdinal } = document;
  const label = work?.label ?? labelOf(lastOrdinal);
  const signature = signPageVersion(identity, { label, page }, command, 'cancelled', why);
  const abandoned: DocumentEvent[] =
    work === null ? [] : [{ type: 'RevisionAbandoned', label: work.label, by, why, at }];
  return yes(...abandoned, { type: 'NumberCancelled', by, why, at, signature });
}

/** A refusal when the page is not under control, or no longer. */
export function refuseEnded(document: DocumentState): Verdict | null {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  // A withdrawn document comes back by a new revision only; while there is one, work on it goes on as on any. [DC-36]
  if (document.life === 'withdrawn' && !hasWork(document))
    return no('documentWithdrawn', 'DC-14', { number: document.identity.number });
  if (document.life === 'cancelled') return no('numberCancelled', 'DC-15', { number: document.identity.number });
  return null;
}

function hasWork({ work }: WithdrawnDocument): boolean {
  return work !== undefined && work !== null;
}
