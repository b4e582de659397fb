/**
 * Forge app properties. Only the app itself gets at them, as itself: people, and the app acting for a person, are refused.
 * The limits are those of the published document (a key of 127 characters, a value of 32,768).
 */
import type { JiraContext } from '../context';
import type { JsonValue } from '../model';
import { JiraRefusal, unauthenticated } from '../refusal';
import { type JiraApplication, type JiraRequest, parameter, readJson } from './request';

const PATH = '/rest/forge/1/app/properties';
const MAXIMUM_KEY = 127;
const MAXIMUM_VALUE = 32_768;

export function addAppPropertyRoutes(app: JiraApplication, { appProperties, services }: JiraContext): void {
  const message = (request: JiraRequest, statusCode: 200 | 201 | 400 | 404, text: string) =>
    request.json({ message: text, statusCode }, statusCode);
  const tooLong = (request: JiraRequest) =>
    parameter(request, 'propertyKey').length > MAXIMUM_KEY
      ? message(request, 400, `The property key cannot be longer than ${MAXIMUM_KEY} characters.`)
      : undefined;

  app.get(PATH, (request) => {
    const appId = requireApp(request);
    const self = (key: string) => `${services.origin()}${PATH}/${encodeURIComponent(key)}`;
    return request.json({ keys: appProperties.keys(appId).map((key) => ({ key, self: self(key) })) });
  });

  app.get(`${PATH}/:propertyKey`, (request) => {
    const appId = requireApp(request);
    const key = parameter(request, 'propertyKey');
    const value = appProperties.read(appId, key);
    if (value === undefined) return tooLong(request) ?? message(request, 404, 'Property with key not found.');
    return request.json({ key, value });
  });

  app.put(`${PATH}/:propertyKey`, async (request) => {
    const appId = requireApp(request);
    const refusal = tooLong(request);
    if (refusal !== undefined) return refusal;
    const value = await readJson(request).catch(() => undefined);
    if (value === undefined) return message(request, 400, 'The property value must be a valid, non-empty JSON.');
    if (JSON.stringify(value).length > MAXIMUM_VALUE)
      return message(request, 400, `The property value cannot be longer than ${MAXIMUM_VALUE} characters.`);
    const isNew = services.database.transaction(() =>
      appProperties.write(appId, parameter(request, 'propertyKey'), value as JsonValue),
    );
    return isNew ? message(request, 201, 'Property created.') : message(request, 200, 'Property updated.');
  });

  app.delete(`${PATH}/:propertyKey`, (request) => {
    const appId = requireApp(request);
    const key = parameter(request, 'propertyKey');
    if (appProperties.read(appId, key) === undefined)
      return tooLong(request) ?? message(request, 404, 'Property with key not found.');
    appProperties.remove(appId, key);
    return request.body(null, 204);
  });
}

function requireApp(request: JiraRequest): string {
  const { caller } = request.env;
  if (caller.kind === 'anonymous') throw unauthenticated();
  if (caller.kind !== 'app') throw new JiraRefusal(403, ['Access to this resource must be authenticated as an app.']);
  return caller.appId;
}
