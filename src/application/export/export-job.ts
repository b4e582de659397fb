/**
 * What an export is asked for and how far it is. Everything a person's eyes were needed for is settled when it is started and
 * kept here; what is left to read, frozen texts and the approved bytes of pictures, cannot change meanwhile. [RP-12, RP-15]
 */
import type { ExportFormat } from '../../contract/export-answers';
import type { SignatureManifestation } from '../../contract/signature-answers';
import type { FrozenContent } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import type { StoredBlob } from '../job/blobs';
import { type Job, type JobBody, kindOf } from '../job/job';
import type { CopyHeader } from './model';

/** Where one of the texts of an export lies: frozen, or the page as its starter read it. */
export type TextSource =
  | { readonly from: 'snapshot'; readonly content: Pick<FrozenContent, 'contentDigest' | 'snapshotParts'> }
  | { readonly from: 'job'; readonly blob: StoredBlob };

/** The approved bytes of a picture in the text. */
export interface PlannedPicture {
  /** As the media node names it. */
  readonly mediaId: string;
  readonly attachmentId: string;
  readonly version: number;
  readonly sha256: string;
}

export interface CopySubject {
  readonly kind: 'copy';
  readonly header: CopyHeader;
  readonly signatures: readonly SignatureManifestation[];
  readonly text: TextSource;
  /** Null until they are looked for. */
  readonly pictures: readonly PlannedPicture[] | null;
}
export interface RedlineSubject {
  readonly kind: 'redline';
  readonly number: string;
  readonly before: { readonly label: string; readonly text: TextSource };
  readonly after: { readonly label: string; readonly text: TextSource };
  /** Null until the texts are compared. */
  readonly redline: StoredBlob | null;
}

export interface ExportBody extends JobBody {
  readonly kind: 'export';
  readonly pageId: PageId;
  readonly format: ExportFormat;
  readonly subject: CopySubject | RedlineSubject;
}
export type ExportJob = Job<ExportBody>;

export function isExport(job: Job | undefined): job is ExportJob {
  return job !== undefined && kindOf(job) === 'export';
}
