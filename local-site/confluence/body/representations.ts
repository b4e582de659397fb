/**
 * Bodies between the wire and the store: what a writer may send, and what a reader may ask for.
 */
import { badRequest, notModelled } from '../errors';
import type { Body } from '../model';
import { isObject } from '../rest/request';
import { EMPTY_DOCUMENT, parseAdf } from './adf';
import { adfToHtml } from './adf-to-html';
import { adfToStorage } from './adf-to-storage';
import type { RenderingContext } from './rendering-context';
import { storageToAdf } from './storage-to-adf';

export type BodyFormat = 'atlas_doc_format' | 'storage' | 'view';

export const EMPTY_BODY: Body = { adf: JSON.stringify(EMPTY_DOCUMENT), storage: undefined };

/** A body in either form that v2 accepts: `{representation, value}` or `{<representation>: {representation, value}}`. */
export function readBody(input: unknown): Body {
  if (input === undefined || input === null) return EMPTY_BODY;
  if (!isObject(input)) throw badRequest('body must be an object');
  if (!('representation' in input)) {
    const nested = input['atlas_doc_format'] ?? input['storage'] ?? input['wiki'];
    if (!isObject(nested)) throw badRequest('body must name a representation');
    return readBody(nested);
  }
  const { representation, value } = input;
  if (typeof value !== 'string') throw badRequest('body.value must be a string');
  if (representation === 'atlas_doc_format') {
    if (!parseAdf(value)) throw badRequest('body.value is not a valid Atlassian Document Format document');
    return { adf: value, storage: undefined };
  }
  if (representation === 'storage') return bodyFromStorage(value);
  if (representation === 'wiki') throw notModelled('body representation wiki');
  throw badRequest('body.representation must be atlas_doc_format or storage');
}

function bodyFromStorage(value: string): Body {
  const converted = storageToAdf(value);
  if (!converted.ok) throw badRequest(`Error parsing xhtml: ${converted.reason}`);
  return { adf: JSON.stringify(converted.document), storage: value };
}

/** `{<format>: {representation, value}}`, as the product nests it. */
export function presentBody(body: Body, format: BodyFormat, context: RenderingContext): Record<string, unknown> {
  return { [format]: { representation: format, value: renderBody(body, format, context) } };
}

function renderBody(body: Body, format: BodyFormat, context: RenderingContext): string {
  if (format === 'atlas_doc_format') return body.adf;
  if (format === 'storage' && body.storage !== undefined) return body.storage;
  const document = parseAdf(body.adf) ?? EMPTY_DOCUMENT;
  return format === 'storage' ? adfToStorage(document) : adfToHtml(document, context);
}
