/** The manifest asks for exactly the scopes that the operations in use and the events listened to need. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import operationsTable from '../../src/adapters/products/operations.json';

interface Manifest {
  readonly permissions: { readonly scopes: readonly string[]; readonly external?: unknown };
  readonly modules: { readonly trigger: readonly { readonly events: readonly string[] }[] };
}
const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;
const scopes = new Set(manifest.permissions.scopes);

/** What Forge demands for a product event, by kind of event: any one set suffices (module reference, product events). */
const eventScopes: readonly { readonly pattern: RegExp; readonly alternatives: readonly (readonly string[])[] }[] = [
  {
    pattern: /^avi:confluence:(deleted|trashed):page$/,
    alternatives: [
      [
        'read:page:confluence',
        'write:page:confluence',
        'read:space:confluence',
        'read:user:confluence',
        'read:content.metadata:confluence',
      ],
      ['read:confluence-content.summary', 'write:confluence-content'],
    ],
  },
  { pattern: /^avi:confluence:/, alternatives: [['read:confluence-content.summary']] },
  { pattern: /^avi:jira:.*:issue$/, alternatives: [['read:jira-work']] },
];

const demands = [
  ...operationsTable.operations.map((operation) => ({
    for: `${operation.method} ${operation.path}`,
    alternatives: operation.scopes,
  })),
  ...manifest.modules.trigger.flatMap(({ events }) =>
    events.map((event) => ({
      for: event,
      alternatives: eventScopes.find(({ pattern }) => pattern.test(event))?.alternatives ?? [],
    })),
  ),
];

describe('manifest scopes', () => {
  it.each(demands.map((demand) => [demand.for, demand.alternatives] as const))('cover %s', (_name, alternatives) => {
    expect(alternatives.some((set) => set.every((scope) => scopes.has(scope)))).toBe(true);
  });

  it('hold none that nothing needs', () => {
    const used = new Set(['storage:app']);
    for (const { alternatives } of demands) {
      for (const scope of alternatives.find((set) => set.every((one) => scopes.has(one))) ?? []) used.add(scope);
    }
    expect([...scopes].filter((scope) => !used.has(scope))).toEqual([]);
  });

  it('ask for no egress', () => {
    expect(manifest.permissions.external).toBeUndefined();
  });
});
