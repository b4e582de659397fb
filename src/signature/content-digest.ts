/**
 * What a signature is bound to: one digest over title, body and attachments of a page. The form is described in
 * docs/content-digest.md, so that a stranger can compute it again. [SG-5; 21 CFR 11.70]
 */
import { createHash } from 'node:crypto';

/** An attachment as it enters the digest: by its bytes or, where they could not be read, by what Confluence calls them. */
export type DigestedAttachment =
  | { readonly title: string; readonly size: number; readonly sha256: string }
  | { readonly title: string; readonly size: number; readonly fileId: string; readonly version: number };

export interface DigestedContent {
  readonly title: string;
  /** ADF in its canonical form. */
  readonly body: unknown;
  readonly attachments: readonly DigestedAttachment[];
  readonly included?: readonly DigestedInclude[];
}

/** A page, or an excerpt of one, that the text shows as its own: by its id, because its title may change. */
export interface DigestedInclude {
  readonly pageId: string;
  readonly kind: 'page' | 'excerpt';
  readonly excerpt: string | null;
  /** ADF in its canonical form; null when the page has no such excerpt. */
  readonly body: unknown;
}

/**
 * The object whose RFC 8785 form is digested. Attachments are sorted by title, then by the rest, because Confluence lists
 * them in no promised order.
 */
export function digestInput(content: DigestedContent): object {
  const attachments = content.attachments
    .map((one) => ({ ...one, title: one.title.normalize('NFC') }))
    .sort((one, other) => compare(JSON.stringify([one.title, one]), JSON.stringify([other.title, other])));
  const title = content.title.normalize('NFC');
  const { body } = content;
  // A page that includes nothing keeps the first form, so that what was signed before stays as it was.
  if (content.included === undefined || content.included.length === 0) {
    return { format: 'plumbline-content/1', title, body, attachments };
  }
  const included = content.included
    .map(({ pageId, kind, excerpt, body: shown }) => ({ pageId, kind, excerpt, body: shown }))
    .sort((one, other) => compare(placeOf(one), placeOf(other)));
  return { format: 'plumbline-content/2', title, body, attachments, included };
}

/** What a macro showed when the text was frozen: by the page it stands on (null: the page itself) and its id there. */
export interface DigestedMacro {
  readonly includedFrom: string | null;
  readonly macroId: string;
  readonly macro: string;
  readonly asOf: string;
  /** ADF in its canonical form. */
  readonly body: unknown;
}

/** Built on the digest of the page, so that the page can be checked without what its macros show today. */
export function digestInputWithMacros(pageDigest: string, macros: readonly DigestedMacro[]): object {
  const digested = macros
    .map(({ includedFrom, macroId, macro, asOf, body }) => ({ includedFrom, macroId, macro, asOf, body }))
    .sort((one, other) =>
      compare(JSON.stringify([one.includedFrom, one.macroId]), JSON.stringify([other.includedFrom, other.macroId])),
    );
  return { format: 'plumbline-content/3', page: pageDigest, macros: digested };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function placeOf({ pageId, kind, excerpt }: DigestedInclude): string {
  return JSON.stringify([pageId, kind, excerpt]);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
