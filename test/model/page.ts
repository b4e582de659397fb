/**
 * A page of the play: versions with who made them, an attachment and an included page that change without a version, and what
 * somebody who reads it now, or read it a while ago, has before their eyes.
 */
import type { PageVersionStamp } from '../../src/domain/document-control/signature';
import type { Person } from '../../src/kernel/actor';
import type { Instant } from '../../src/kernel/time';
import { app } from './company';
import type { Random } from './random';

interface PageVersion extends PageVersionStamp {
  readonly by: Person;
  readonly title: string;
  readonly paragraphs: readonly string[];
}
export interface Page {
  readonly versions: PageVersion[];
  /** Paragraphs so far: each reads differently. */
  written: number;
  attachment: string;
  included: string;
  /** Who changed anything of it last. */
  touchedBy: Person;
  state: 'live' | 'trashed' | 'deleted';
  /** What was read lately, oldest first. */
  readonly readings: Reading[];
}
export interface Reading {
  readonly stamp: PageVersionStamp;
  readonly by: Person;
  readonly title: string;
  readonly digest: string;
}

function newText(page: { written: number }): string {
  page.written += 1;
  return `text ${page.written}`;
}

export function newPage(by: Person, title: string, at: Instant): Page {
  return {
    versions: [{ number: 1, createdAt: at, by, title, paragraphs: ['text 1', 'text 2', 'text 3'] }],
    written: 3,
    attachment: 'drawing 1',
    included: 'terms 1',
    touchedBy: by,
    state: 'live',
    readings: [],
  };
}

export function latestOf({ versions }: Page): PageVersion {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error('a page has a version');
  return latest;
}
export function stampOf({ number, createdAt }: PageVersionStamp): PageVersionStamp {
  return { number, createdAt };
}

/** The content in one text: what is the same reads the same. */
export function digestOf(page: Page): string {
  const { title, paragraphs } = latestOf(page);
  return [title, page.attachment, page.included, ...paragraphs].join('|');
}
export function paragraphsIn(digest: string): readonly string[] {
  return digest.split('|').slice(3);
}
export function readPage(page: Page): Reading {
  const { title } = latestOf(page);
  return { stamp: stampOf(latestOf(page)), by: page.touchedBy, title, digest: digestOf(page) };
}

/** Somebody does something to the page; Confluence may tell later, or never. */
export function touchPage(page: Page, by: Person, random: Random, at: Instant): string {
  const { title, paragraphs } = latestOf(page);
  const position = random.int(paragraphs.length);
  const kind = random.int(12);
  page.touchedBy = by;
  if (kind === 0) {
    page.attachment = `drawing ${random.int(3)}`;
    return `${by.name} swaps an attachment`;
  }
  if (kind === 1) {
    page.included = `terms ${random.int(3)}`;
    return `${by.name} edits an included page`;
  }
  if (kind === 2) return write(page, by, at, `Title ${random.int(3)}`, paragraphs, 'renames');
  if (kind <= 5) {
    const earlier = random.pick(page.versions.slice(-5));
    return write(page, by, at, earlier.title, earlier.paragraphs, `restores version ${earlier.number}`);
  }
  if (kind === 6) return write(page, app, at, title, [...paragraphs, newText(page)], 'writes by itself');
  if (kind === 7) return write(page, by, at, title, paragraphs, 'saves what was there');
  if (kind === 8 && paragraphs.length > 2) {
    return write(page, by, at, title, paragraphs.toSpliced(position, 1), 'takes a paragraph out');
  }
  if (kind === 9 && paragraphs.length < 6) return write(page, by, at, title, [...paragraphs, newText(page)], 'adds');
  return write(page, by, at, title, paragraphs.with(position, newText(page)), 'rewrites a paragraph');
}

function write(
  page: Page,
  by: Person,
  createdAt: Instant,
  title: string,
  paragraphs: readonly string[],
  how: string,
): string {
  const number = latestOf(page).number + 1;
  page.versions.push({ number, createdAt, by, title, paragraphs });
  page.touchedBy = by;
  return `${by.name} ${how}: version ${number}`;
}
