/**
 * Which published query parameters of a modelled operation the local site reads, refuses by name or passes over: found by
 * asking with each of them, one at a time, and watching what the route looks at. The answer is committed as
 * `parameters.json`, so that docs/local-site.md can be written where the published documents are not at hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HonoRequest } from 'hono/request';
import { findOperation, type PublishedParameter } from './published-documents';

export interface ParametersOf {
  /** Answered 501 with their name. */
  readonly refused: readonly string[];
  /** Neither read nor refused. */
  readonly ignored: readonly string[];
}
export type ParameterTable = Readonly<Record<string, ParametersOf>>;

const FILE = join(process.cwd(), 'test/contract/parameters.json');

export function readParameterTable(): ParameterTable {
  return JSON.parse(readFileSync(FILE, 'utf8')) as ParameterTable;
}
export function writeParameterTable(table: ParameterTable): void {
  writeFileSync(FILE, `${JSON.stringify(table, null, 2)}\n`);
}

const READERS = ['query', 'queries'] as const;
type QueryReader = (typeof READERS)[number];

/** Notes the names of query parameters that routes read, until it is stopped. */
function watchQueries(): { readonly read: Set<string>; stop(): void } {
  const read = new Set<string>();
  const routes = HonoRequest.prototype as unknown as Record<QueryReader, (this: unknown, key?: string) => unknown>;
  const original = Object.fromEntries(READERS.map((name) => [name, Reflect.get(routes, name)])) as typeof routes;
  const note = (key: string | undefined) => {
    if (key !== undefined) read.add(key);
  };
  /** A route that asks for all parameters reads those that it then takes out of them. */
  const watched = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : new Proxy(value, {
          get(target, key) {
            note(String(key));
            return Reflect.get(target, key) as unknown;
          },
        });
  for (const name of READERS) {
    routes[name] = function (key) {
      note(key);
      return watched(Reflect.apply(original[name], this, [key]));
    };
  }
  return { read, stop: () => void Object.assign(routes, original) };
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly items?: Schema;
}
function sampleOf({ schema }: PublishedParameter): string {
  const { type, enum: choices, items } = (schema ?? {}) as Schema;
  const choice = choices?.[0] ?? items?.enum?.[0];
  if (choice !== undefined) return String(choice);
  if (type === 'integer' || items?.type === 'integer') return '1';
  return type === 'boolean' ? 'false' : 'x';
}

/** @param ask asks for the address and answers the status */
export async function probeParameters(url: URL, ask: (url: URL) => Promise<number>): Promise<ParametersOf> {
  const parameters = findOperation('GET', url.pathname)?.parameters ?? [];
  const refused: string[] = [];
  const ignored: string[] = [];
  for (const parameter of parameters.filter((one) => one.in === 'query')) {
    const probe = new URL(url);
    if (!probe.searchParams.has(parameter.name)) probe.searchParams.set(parameter.name, sampleOf(parameter));
    const watch = watchQueries();
    const status = await ask(probe).finally(() => watch.stop());
    if (status === 501) refused.push(parameter.name);
    else if (!watch.read.has(parameter.name)) ignored.push(parameter.name);
  }
  return { refused: refused.sort(), ignored: ignored.sort() };
}
