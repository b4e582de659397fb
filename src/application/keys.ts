/**
 * Keys of stored rows, in one place, unique across entities by prefix. Characters outside the storage key alphabet are
 * written as `.` and two hex digits. (recipes: docs/architecture.md)
 */
import type { DocumentTypeCode } from '../contract/document-types';
import type { AccountId, IssueId, JobId, NonconformityId, PageId, SpaceId } from '../kernel/ids';
import type { RowKey } from './ports';

declare const streamBrand: unique symbol;
/** Name of a stream; also the key of its head. */
export type StreamName = string & { readonly [streamBrand]: true };

const outsideAlphabet = /[^a-zA-Z0-9:_\s#-]/g;
function safe(text: string): string {
  return text.replace(outsideAlphabet, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `.${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

export const documentStream = (pageId: PageId): StreamName => `document:${pageId}` as StreamName;
export const nonconformityStream = (id: NonconformityId): StreamName => `nonconformity:${id}` as StreamName;
export const delegationStream = (principal: AccountId): StreamName => `delegation:${principal}` as StreamName;
export const siteSettingsStream = 'setting:site' as StreamName;
/** What a document type demands: of the site, or of one space. One stream each, so that a head stays small. [ADR-0009] */
export const typeStream = (typeCode: DocumentTypeCode, spaceId: SpaceId | null): StreamName =>
  `setting:type:${typeCode}${spaceId === null ? '' : `:${spaceId}`}` as StreamName;
/** Whether changes of types need a second quality manager. */
export const changePolicyStream = 'setting:types' as StreamName;
/** Where and when people are told what waits for them. */
export const digestSettingsStream = 'setting:digest' as StreamName;
/** Where the documents of a space are published as released copies. */
export const copySettingsStream = (spaceId: SpaceId): StreamName => `setting:copies:${spaceId}` as StreamName;
/** The released copies of the document of a page. */
export const copyStream = (pageId: PageId): StreamName => `copy:${pageId}` as StreamName;
export const signingSettingsStream = 'setting:signing' as StreamName;
/** A person as a signer. */
export const signerStream = (account: AccountId): StreamName => `signer:${safe(account)}` as StreamName;

export const headKey = (stream: StreamName): RowKey => ({ entity: 'head', key: stream });
export const commitKey = (stream: StreamName, seq: number): RowKey => ({
  entity: 'commit',
  key: `${stream}#${String(seq).padStart(10, '0')}`,
});
/** @param series for example `TBI-PRO` or `NC-2026` */
export const seriesKey = (series: string): RowKey => ({ entity: 'guard', key: `series:${safe(series)}` });
export const numberKey = (number: string): RowKey => ({ entity: 'guard', key: `number:${safe(number)}` });
/** Which record a Jira issue belongs to. */
export const issueKey = (issueId: IssueId): RowKey => ({ entity: 'guard', key: `issue:${issueId}` });
/** The signing factors of a person; recipe R5. */
export const factorKey = (account: AccountId): RowKey => ({ entity: 'guard', key: `factor:${safe(account)}` });
/** Where a person's secret lies in the secret store; every secret has an id of its own. */
export const secretKey = (account: AccountId, id: string): string => `secret:${safe(account)}#${id}`;
/** Bookkeeping of the installation itself, such as the last run of the reconciler. */
export const operationsKey = (name: string): RowKey => ({ entity: 'guard', key: `operations:${safe(name)}` });
/** How far the drift scan is, and what it may still ask of Confluence within the hour. */
export const driftScanKey = operationsKey('drift-scan');
/** For whom somebody signs; kept in step with the streams of their principals. */
export const standsForKey = (delegate: AccountId): RowKey => ({ entity: 'guard', key: `stands-for:${safe(delegate)}` });
/** The last day on which a person was told what waits for them. */
export const digestKey = (account: AccountId): RowKey => ({ entity: 'guard', key: `digest:${safe(account)}` });
/** Controlled pages that include a page; a hint of where to look. */
export const includingKey = (pageId: PageId): RowKey => ({ entity: 'guard', key: `including:${pageId}` });
/** Documents the text in force of this page refers to. */
export const referencesKey = (pageId: PageId): RowKey => ({ entity: 'guard', key: `references:${pageId}` });
/** Controlled pages whose text referred to this one at some time; a hint of where to look. */
export const usedInKey = (pageId: PageId): RowKey => ({ entity: 'guard', key: `used-in:${pageId}` });
/** Which document a page is the released copy of. */
export const copyOfKey = (copyId: PageId): RowKey => ({ entity: 'guard', key: `copy-of:${copyId}` });
/** Documents that were copied from below this page; a hint of where to look when its own copy comes or goes. */
export const copiedBelowKey = (pageId: PageId): RowKey => ({ entity: 'guard', key: `copied-below:${pageId}` });
/** That copies of this document are being written: what differs meanwhile is the app's own doing. */
export const copyWorkKey = (pageId: PageId): RowKey => ({ entity: 'guard', key: `copy-work:${pageId}` });
/** The page under which the copies of a space stand in another. */
export const copiesRootKey = (from: SpaceId, to: SpaceId): RowKey => operationsKey(`copies-root:${from}:${to}`);
/** What the products must still be told about the latest state; one row a stream. */
export const stateEffectKey = (stream: StreamName): RowKey => ({ entity: 'outbox', key: `outbox:${stream}` });
/** What must still be done because of one commit. */
export const eventEffectKey = (stream: StreamName, seq: number, effect: string): RowKey => ({
  entity: 'outbox',
  key: `outbox:${stream}#${String(seq).padStart(10, '0')}#${safe(effect)}`,
});
export const taskKey = (account: AccountId, stream: StreamName, step: string): RowKey => ({
  entity: 'task',
  key: `task:${safe(account)}#${stream}#${safe(step)}`,
});
export const snapshotKey = (digest: string, part: number): RowKey => ({
  entity: 'snapshot',
  key: `snapshot:${digest}#${part}`,
});
/** Documents that froze a text: two that read the same share what is stored. */
export const snapshotUsesKey = (digest: string): RowKey => ({ entity: 'guard', key: `snapshot-uses:${digest}` });
export const attachmentKey = (attachmentId: string, version: number): RowKey => ({
  entity: 'attachment',
  key: `attachment:${safe(attachmentId)}#${version}`,
});
export const jobKey = (jobId: JobId): RowKey => ({ entity: 'job', key: `job:${jobId}` });
export const jobPartKey = (jobId: JobId, part: string): RowKey => ({
  entity: 'job',
  key: `job:${jobId}#${safe(part)}`,
});
