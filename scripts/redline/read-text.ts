/** Reads one side of a redline from a file: an ADF document as JSON, or Markdown. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { ComparedText } from '../../src/redline/compare';
import { isAdfNode } from '../../src/redline/normalise';
import { splitFrontMatter } from '../../local-site/content/front-matter';
import { convertMarkdown } from '../../local-site/content/markdown-to-adf';

/** @throws Error with a sentence that names the file and what would be right */
export function readText(path: string): ComparedText {
  const source = readFileSync(path, 'utf8');
  if (/^\.(md|markdown)$/i.test(extname(path))) return textOfMarkdown(source, basename(path));
  let body: unknown;
  try {
    body = JSON.parse(source);
  } catch {
    throw new Error(`${path}: is neither Markdown (by its name) nor JSON`);
  }
  if (!isAdfNode(body) || body.type !== 'doc') throw new Error(`${path}: is no ADF document ("type": "doc")`);
  return { title: basename(path), body, attachments: [] };
}

export function textOfMarkdown(source: string, name: string): ComparedText {
  const { fields, markdown } = splitFrontMatter(source);
  // Pictures count by their address: the files beside the text are not read.
  const { document, firstHeading } = convertMarkdown(markdown, (address) => ({ type: 'external', url: address }));
  const body: unknown = document;
  if (!isAdfNode(body)) throw new Error(`${name}: could not be read as a document`);
  const title = typeof fields['title'] === 'string' ? fields['title'] : (firstHeading ?? name);
  return { title, body, attachments: [] };
}
