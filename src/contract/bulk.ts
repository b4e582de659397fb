/**
 * Acting on many pages at once: what may be asked for, and what is answered page by page. [A17]
 */
import * as z from 'zod/mini';
import type { AccountId, JobId, PageId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import { documentTypeCode, type DocumentTypeCode } from './document-types';
import { accountId, calendarDate, confirmed, ordinal, pageId, prose } from './fields';
import type { WireRefusal } from './wire';

/** Pages of one job; a larger selection is worked in several. */
export const mostBulkPages = 5000;
/** Pages of one look ahead. */
export const mostPreviewedPages = 25;

export const bulkAction = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('register'), typeCode: documentTypeCode, owner: z.optional(accountId) }),
    z.strictObject({ kind: z.literal('changeOwner'), owner: accountId, reason: prose(2000) }),
    z.strictObject({ kind: z.literal('assignType'), typeCode: documentTypeCode, reason: prose(2000) }),
    /** Approved as documents of that type are; its own type takes an assigned gate back. */
    z.strictObject({ kind: z.literal('assignGate'), typeCode: documentTypeCode, reason: prose(2000) }),
    /** Each document gets a signature of its own; `confirmed` says that the person knows. */
    z.strictObject({ kind: z.literal('submit'), reason: prose(2000), confirmed }),
    z.strictObject({ kind: z.literal('askForReview'), dueOn: calendarDate, reason: prose(2000) }),
  ],
  'must be register, changeOwner, assignType, assignGate, submit or askForReview, with what each of them needs',
);
export const previewedPages = z
  .array(pageId)
  .check(
    z.minLength(1, 'must be at least one page'),
    z.maxLength(mostPreviewedPages, `must be at most ${mostPreviewedPages} pages`),
  );
export const bulkPages = z
  .array(z.strictObject({ pageId, pageVersion: ordinal }))
  .check(
    z.minLength(1, 'must be at least one page'),
    z.maxLength(mostBulkPages, `must be at most ${mostBulkPages} pages`),
  );

export type BulkAction =
  | { readonly kind: 'register'; readonly typeCode: DocumentTypeCode; readonly owner?: AccountId | undefined }
  | { readonly kind: 'changeOwner'; readonly owner: AccountId; readonly reason: string }
  | { readonly kind: 'assignType' | 'assignGate'; readonly typeCode: DocumentTypeCode; readonly reason: string }
  | { readonly kind: 'submit'; readonly reason: string; readonly confirmed: true }
  | { readonly kind: 'askForReview'; readonly dueOn: CalendarDate; readonly reason: string };
export type BulkKind = BulkAction['kind'];

export interface BulkPreviewRow {
  readonly pageId: PageId;
  /** Null when the person may not see the page. */
  readonly title: string | null;
  readonly pageVersion: number | null;
  /** Of the document, when the page is one. */
  readonly number: string | null;
  /** `unchanged`: it is already as asked for. */
  readonly outcome: 'would' | 'unchanged' | 'refused';
  readonly refusal: WireRefusal | null;
}
export interface BulkPreview {
  /** What stands against the action as a whole; then no row would be done. */
  readonly refusal: WireRefusal | null;
  /** Each page is signed by itself, one after the other, because a factor is asked for at every signature. [BK-4] */
  readonly isSeries: boolean;
  readonly rows: readonly BulkPreviewRow[];
}

/** `failed`: something broke, and it may be tried again. */
export interface BulkResult {
  readonly pageId: PageId;
  readonly title: string | null;
  readonly number: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly refusal: WireRefusal | null;
}
export interface BulkStatus {
  readonly jobId: JobId;
  readonly action: BulkAction;
  readonly state: 'running' | 'done';
  readonly startedAt: Instant;
  readonly startedBy: { readonly accountId: AccountId; readonly name: string };
  readonly of: number;
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
  /** Only who started it goes on with it: it acts as them. */
  readonly isMine: boolean;
}
export interface BulkStep {
  readonly status: BulkStatus;
  /** Of this step. */
  readonly results: readonly BulkResult[];
  /** The next step is asked for after this many seconds. */
  readonly againInSeconds: number;
}
export interface BulkView {
  readonly status: BulkStatus;
  readonly results: readonly BulkResult[];
}
export interface BulkList {
  readonly jobs: readonly BulkStatus[];
}
