/**
 * Content properties of pages in v2. Writing needs the right to edit the page; whoever has it may overwrite what an
 * app stored.
 */
import { badRequest, conflict, notFound } from '../errors';
import type { ConfluenceParts } from '../parts';
import { presentProperty } from '../present/page-presenter';
import { cursorPage } from './paging';
import {
  allowQuery,
  callerId,
  choiceQuery,
  editablePage,
  isObject,
  jsonObject,
  pathId,
  viewablePage,
  type ConfluenceApp,
  type JsonObject,
} from './request';
import { sortBy } from './sorting';

const VALUE_LIMIT_BYTES = 32_768;

export function routeProperties(app: ConfluenceApp, parts: ConfluenceParts): void {
  const collection = '/wiki/api/v2/pages/:pageId/properties';
  const item = `${collection}/:propertyId`;

  app.get(collection, (context) => {
    allowQuery(context, ['key', 'sort', 'cursor', 'limit']);
    const sort = choiceQuery(context, 'sort', ['key', '-key']);
    const page = viewablePage(parts, context, pathId(context, 'pageId'));
    const key = context.req.query('key');
    const found = parts.properties.list(page.id).filter((property) => key === undefined || property.key === key);
    const sorted = sort ? sortBy(found, (property) => property.key, sort === '-key') : found;
    return cursorPage(parts, context, sorted, presentProperty);
  });

  app.get(item, (context) => {
    allowQuery(context, []);
    const page = viewablePage(parts, context, pathId(context, 'pageId'));
    const property = parts.properties.get(page.id, pathId(context, 'propertyId'));
    if (!property) throw notFound();
    return context.json(presentProperty(property));
  });

  app.post(collection, async (context) => {
    allowQuery(context, []);
    const input = await jsonObject(context);
    const page = editablePage(parts, context, pathId(context, 'pageId'));
    const key = readKey(input);
    const value = readValue(input);
    const property = parts.database.transaction(() => {
      if (parts.properties.getByKey(page.id, key)) {
        throw conflict(`A property with the key ${key} already exists on this content`);
      }
      return parts.properties.add({
        pageId: page.id,
        key,
        value,
        versionNumber: 1,
        message: '',
        authorId: callerId(context),
        createdAt: parts.clock.now(),
      });
    });
    return context.json(presentProperty(property));
  });

  app.put(item, async (context) => {
    allowQuery(context, []);
    const input = await jsonObject(context);
    const page = editablePage(parts, context, pathId(context, 'pageId'));
    const current = parts.properties.get(page.id, pathId(context, 'propertyId'));
    if (!current) throw notFound();
    if (readKey(input) !== current.key) throw badRequest('The key of a content property cannot be changed');
    const { number, message } = readVersion(input);
    if (number !== current.versionNumber + 1) {
      throw conflict(
        `Version must be incremented when updating a property. Current Version: [${current.versionNumber}]. ` +
          `Provided version: [${number}]`,
      );
    }
    const changed = {
      ...current,
      value: readValue(input),
      versionNumber: number,
      message,
      authorId: callerId(context),
      createdAt: parts.clock.now(),
    };
    parts.properties.replace(changed);
    return context.json(presentProperty(changed));
  });

  app.delete(item, (context) => {
    allowQuery(context, []);
    const page = editablePage(parts, context, pathId(context, 'pageId'));
    const property = parts.properties.get(page.id, pathId(context, 'propertyId'));
    if (!property) throw notFound();
    parts.properties.delete(property.id);
    return context.body(null, 204);
  });
}

function readKey(input: JsonObject): string {
  const key = input['key'];
  if (typeof key !== 'string' || key === '' || key.length > 255) throw badRequest('key must be 1 to 255 characters');
  return key;
}

function readValue(input: JsonObject): string {
  if (!('value' in input)) throw badRequest('value must be given');
  const value = JSON.stringify(input['value']);
  if (Buffer.byteLength(value) > VALUE_LIMIT_BYTES) {
    throw badRequest(`The value of a content property may be at most ${VALUE_LIMIT_BYTES} bytes`);
  }
  return value;
}

function readVersion(input: JsonObject): { readonly number: number; readonly message: string } {
  const version = input['version'];
  if (!isObject(version) || typeof version['number'] !== 'number') throw badRequest('version.number must be given');
  const message = version['message'] ?? '';
  if (typeof message !== 'string') throw badRequest('version.message must be a string');
  return { number: version['number'], message };
}
