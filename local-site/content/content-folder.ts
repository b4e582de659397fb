/**
 * What a folder of Markdown holds: documents, each with its dated revisions or the one file that it is.
 *
 * A sub-folder whose Markdown files are all named `NNN-YYYY-MM-DD-*.md` is one document with its revisions; any other
 * sub-folder is a parent page of what lies in it (its own text from `README.md` or `index.md` there, if any).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

export interface SourceRevision {
  /** Relative to the content folder. */
  readonly file: string;
  readonly source: string;
  /** Start of that day, UTC; undefined for a file without a date. */
  readonly at: number | undefined;
}

export interface SourceDocument {
  readonly name: string;
  /** In order; empty for a folder without a text of its own. */
  readonly revisions: readonly SourceRevision[];
  readonly children: readonly SourceDocument[];
}

const REVISION = /^(\d+)-(\d{4}-\d{2}-\d{2})-.*\.md$/i;
const FOLDER_TEXTS = ['readme.md', 'index.md'];

export function readContentFolder(folder: string): readonly SourceDocument[] {
  return readFolder(folder, folder).filter(hasText);
}

function readFolder(root: string, folder: string): readonly SourceDocument[] {
  const entries = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const isFolder = (name: string) => statSync(join(folder, name)).isDirectory();
  const files = entries.filter((name) => /\.(md|markdown)$/i.test(name) && !isFolder(name));
  const documents = files.map(
    (name): SourceDocument => ({
      name: name.replace(/\.(md|markdown)$/i, ''),
      revisions: [readRevision(root, join(folder, name))],
      children: [],
    }),
  );
  const folders = entries.filter(isFolder).map((name) => readSubfolder(root, join(folder, name)));
  return [...documents, ...folders];
}

function readSubfolder(root: string, folder: string): SourceDocument {
  const name = basename(folder);
  const files = readdirSync(folder).filter((file) => /\.md$/i.test(file));
  if (files.length > 0 && files.every((file) => REVISION.test(file))) {
    const ordered = [...files].sort((left, right) => numberOf(left) - numberOf(right));
    return { name, revisions: ordered.map((file) => readRevision(root, join(folder, file))), children: [] };
  }
  const inside = readFolder(root, folder);
  const own = inside.find((document) => FOLDER_TEXTS.includes(`${document.name.toLowerCase()}.md`));
  return { name, revisions: own?.revisions ?? [], children: inside.filter((document) => document !== own) };
}

function readRevision(root: string, path: string): SourceRevision {
  const date = REVISION.exec(basename(path))?.[2];
  return {
    file: relative(root, path),
    source: readFileSync(path, 'utf8'),
    at: date === undefined ? undefined : Date.parse(`${date}T00:00:00.000Z`),
  };
}

function numberOf(file: string): number {
  return Number(REVISION.exec(file)?.[1] ?? 0);
}

/** Folders without any Markdown (pictures, for example) are no pages. */
function hasText(document: SourceDocument): boolean {
  return document.revisions.length > 0 || document.children.some(hasText);
}
