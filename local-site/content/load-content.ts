/**
 * Loads a folder of Markdown into a space of the local Confluence and reports what arrived.
 *
 * Every document arrives, as one page with a version for each of its revisions. Titles come from the front matter, the
 * first heading or the file name; a title that the space already has is made distinct by the file name.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Confluence } from '../confluence/confluence';
import type { Body } from '../confluence/model';
import { readContentFolder, type SourceDocument, type SourceRevision } from './content-folder';
import { splitFrontMatter } from './front-matter';
import { convertMarkdown, type ConvertedMarkdown } from './markdown-to-adf';
import type { NotCarried } from './not-carried';

export interface ContentToLoad {
  readonly confluence: Confluence;
  readonly folder: string;
  readonly spaceId: number;
  readonly parentId?: number;
  readonly authorId: string;
  /** Time of files that carry no date, in milliseconds. */
  readonly at: number;
}

export interface LoadedPage {
  readonly pageId: number;
  readonly title: string;
  readonly versions: number;
  /** Of the last revision, relative to the folder; undefined for a folder without a text. */
  readonly file: string | undefined;
}

export interface ContentReport {
  readonly folder: string;
  readonly pages: number;
  readonly versions: number;
  /** Of all versions together, as are images and links. */
  readonly tables: number;
  readonly images: number;
  readonly links: number;
  readonly attachments: number;
  readonly frontMatters: number;
  readonly loaded: readonly LoadedPage[];
  readonly notCarried: readonly NotCarried[];
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export function loadContent(content: ContentToLoad): ContentReport {
  const loader = new ContentLoader(content);
  for (const document of readContentFolder(content.folder)) loader.load(document, content.parentId);
  return loader.report();
}

interface Attached {
  readonly path: string;
  readonly fileId: string;
}

interface PreparedRevision {
  readonly revision: SourceRevision;
  readonly title: string | undefined;
  readonly converted: ConvertedMarkdown;
  readonly attached: readonly Attached[];
}

class ContentLoader {
  private readonly loaded: LoadedPage[] = [];
  private readonly notCarried: NotCarried[] = [];
  private readonly totals = { versions: 0, tables: 0, images: 0, links: 0, attachments: 0, frontMatters: 0 };

  constructor(private readonly content: ContentToLoad) {}

  report(): ContentReport {
    const { loaded, notCarried, totals } = this;
    return { folder: this.content.folder, pages: loaded.length, ...totals, loaded, notCarried };
  }

  load(document: SourceDocument, parentId: number | undefined): void {
    const pageId =
      document.revisions.length > 0 ? this.loadDocument(document, parentId) : this.loadFolder(document, parentId);
    for (const child of document.children) this.load(child, pageId);
  }

  private loadFolder(document: SourceDocument, parentId: number | undefined): number {
    const { confluence, spaceId, authorId, at } = this.content;
    const body = { adf: JSON.stringify({ type: 'doc', version: 1, content: [] }), storage: undefined };
    const title = this.freeTitle(document.name, document.name);
    const place = parentId === undefined ? {} : { parentId };
    const page = confluence.loadPage({ spaceId, ...place, title, body, authorId, at });
    this.totals.versions += 1;
    this.loaded.push({ pageId: page.id, title, versions: 1, file: undefined });
    return page.id;
  }

  private loadDocument(document: SourceDocument, parentId: number | undefined): number {
    const { confluence, spaceId, authorId } = this.content;
    const known = new Map<string, string>();
    const prepared = document.revisions.map((revision) => this.prepare(revision, known));
    const [first, ...later] = prepared;
    const last = prepared.at(-1);
    if (!first || !last) throw new Error(`document ${document.name} has no revision`);
    const title = this.freeTitle(last.title ?? document.name, document.name);
    const timeOf = ({ revision }: PreparedRevision) => revision.at ?? this.content.at;
    const place = parentId === undefined ? {} : { parentId };
    const page = confluence.loadPage({
      spaceId,
      ...place,
      title,
      body: (pageId: number) => bodyFor(first, pageId),
      authorId,
      at: timeOf(first),
    });
    this.attach(page.id, first, timeOf(first));
    // Several revisions of one day keep their order: each stands a minute behind the one before.
    let before = timeOf(first);
    for (const revision of later) {
      const at = Math.max(timeOf(revision), before + 60_000);
      before = at;
      this.attach(page.id, revision, at);
      const message = basename(revision.revision.file, '.md');
      confluence.loadVersion(page.id, { body: bodyFor(revision, page.id), authorId, at, message });
    }
    this.totals.versions += prepared.length;
    this.loaded.push({ pageId: page.id, title, versions: prepared.length, file: last.revision.file });
    return page.id;
  }

  private prepare(revision: SourceRevision, known: Map<string, string>): PreparedRevision {
    const { fields, markdown, isPresent } = splitFrontMatter(revision.source);
    const attached: Attached[] = [];
    const converted = convertMarkdown(markdown, (source, alt) => {
      if (/^https?:/i.test(source)) return { type: 'external', url: source, alt };
      const path = this.imagePath(revision.file, source);
      if (path === undefined) return undefined;
      const isNew = !known.has(path);
      const fileId = known.get(path) ?? crypto.randomUUID();
      known.set(path, fileId);
      if (isNew) attached.push({ path, fileId });
      return { type: 'file', id: fileId, collection: COLLECTION, alt };
    });
    this.totals.tables += converted.counts.tables;
    this.totals.images += converted.counts.images;
    this.totals.links += converted.counts.links;
    if (isPresent) this.totals.frontMatters += 1;
    this.notCarried.push(...converted.notCarried.inFile(revision.file));
    const given = fields['title'];
    return { revision, title: typeof given === 'string' ? given : converted.firstHeading, converted, attached };
  }

  /** The file of a relative image, never outside the content folder. */
  private imagePath(file: string, source: string): string | undefined {
    const folder = resolve(this.content.folder);
    const wanted = decodeURI(source.split(/[?#]/)[0] ?? '');
    const candidates = wanted.startsWith('/')
      ? [join(folder, wanted)]
      : [resolve(folder, dirname(file), wanted), resolve(folder, wanted)];
    return candidates.find(
      (path) => !relative(folder, path).startsWith('..') && existsSync(path) && statSync(path).isFile(),
    );
  }

  private attach(pageId: number, { attached }: PreparedRevision, at: number): void {
    for (const { path, fileId } of attached) {
      const mediaType = MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
      const bytes = new Uint8Array(readFileSync(path));
      const file = { title: basename(path), mediaType, bytes, comment: '', minorEdit: false, fileId };
      this.content.confluence.loadAttachment(pageId, file, this.content.authorId, at);
      this.totals.attachments += 1;
    }
  }

  private freeTitle(wanted: string, name: string): string {
    const { confluence, spaceId } = this.content;
    const isFree = (title: string) => confluence.pageByTitle(spaceId, title) === undefined;
    const candidates = [wanted.trim() === '' ? name : wanted.trim(), name, `${wanted.trim()} (${name})`].map((title) =>
      title.slice(0, 255),
    );
    const free = candidates.find(isFree);
    if (free !== undefined) return free;
    for (let number = 2; ; number += 1) {
      const title = `${name.slice(0, 240)} (${number})`;
      if (isFree(title)) return title;
    }
  }
}

// Replaced by the collection of the page once its id is known.
const COLLECTION = 'contentId-of-this-page';

function bodyFor(prepared: PreparedRevision, pageId: number): Body {
  const adf = JSON.stringify(prepared.converted.document).replaceAll(`"${COLLECTION}"`, `"contentId-${pageId}"`);
  return { adf, storage: undefined };
}
