/** What an exported copy of a revision, or a redline of two, is made of; the writers lay it out and decide nothing. */
import type { SignatureManifestation } from '../../contract/signature-answers';
import type { AdfNode, Redline } from '../../contract/redline';
import type { Instant } from '../../kernel/time';

export interface CopyHeader {
  readonly number: string;
  readonly title: string;
  readonly revisionLabel: string;
  readonly standing: 'inForce' | 'superseded' | 'withdrawn' | 'notInForce';
  readonly effectiveAt: Instant | null;
  readonly owner: string;
  readonly reason: string;
  readonly contentDigest: string;
  /** Where the record trail stood when the copy was made: number of entries and digest of the last one. */
  readonly trail: { readonly entries: number; readonly digest: string };
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly site: string;
}

export interface CopiedAttachment {
  readonly title: string;
  readonly size: number;
  /** Null when the bytes could not be read at approval. */
  readonly sha256: string | null;
}

export interface ControlledCopy {
  readonly header: CopyHeader;
  readonly body: AdfNode;
  readonly signatures: readonly SignatureManifestation[];
  readonly attachments: readonly CopiedAttachment[];
  /** PNG or JPEG as data URLs, by the id of the media node. */
  readonly pictures: ReadonlyMap<string, string>;
}

export interface RedlineCopy {
  readonly number: string;
  readonly before: string;
  readonly after: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly redline: Redline;
}
