/**
 * Content properties of pages, as the app. Conflicts and refusals are ordinary answers here: the effect that writes a
 * property decides what to do about them.
 */
import { type APIResponse, asApp, route } from '@forge/api';
import type { Clock } from '../../application/ports';
import type { ConfluenceProperties, ContentProperty, PropertyWrite } from '../../application/product-ports';
import { jsonBody, send, unexpected } from '../products/product-request';
import { getConfluence, isUnseen } from './get-confluence';
import * as answers from './responses';

export function confluenceProperties(clock: Clock): ConfluenceProperties {
  return {
    async property(pageId, key): Promise<ContentProperty | 'absent' | 'refused'> {
      const operation = 'Get content properties for page';
      const response = await getConfluence(
        clock,
        'app',
        operation,
        route`/wiki/api/v2/pages/${pageId}/properties?key=${key}`,
      );
      if (isUnseen(response)) return 'refused';
      if (!response.ok) throw unexpected(operation, response);
      const list = answers.parsed(operation, answers.propertyList, await response.json());
      const raw = list.results.find((one) => one.key === key);
      if (raw === undefined) return 'absent';
      return {
        propertyId: raw.id,
        version: raw.version.number,
        value: raw.value,
        message: raw.version.message ?? '',
      };
    },

    async createProperty(pageId, key, value): Promise<PropertyWrite> {
      const operation = 'Create content property for page';
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}/properties`, jsonBody('POST', { key, value })),
      );
      return outcome(operation, response);
    },

    async updateProperty(pageId, key, value, replacing, message): Promise<PropertyWrite> {
      const operation = 'Update content property for page by id';
      const body = { key, value, version: { number: replacing.version + 1, message } };
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(
          route`/wiki/api/v2/pages/${pageId}/properties/${replacing.propertyId}`,
          jsonBody('PUT', body),
        ),
      );
      return outcome(operation, response);
    },
  };
}

function outcome(operation: string, response: APIResponse): PropertyWrite {
  if (response.ok) return 'written';
  // A property that exists already is refused with 400 by create and with 409 by update.
  if (response.status === 409 || response.status === 400) return 'conflict';
  if (isUnseen(response)) return 'refused';
  throw unexpected(operation, response);
}
