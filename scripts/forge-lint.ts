/**
 * Runs the real `@forge/lint`, client side, over the sources: are the scopes of the manifest those that the calls need?
 * It reads Atlassian's API descriptions; ours are generated from the committed table of operations. Exits with 1 on any
 * error.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Operation {
  readonly product: 'confluence' | 'jira';
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly (readonly string[])[];
  readonly description: string;
}
interface LintProblem {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

const OPERATIONS = 'src/adapters/products/operations.json';
const OUTPUT = '.cache/forge-lint';

/** Every alternative of an operation becomes a security entry, as in the published documents. */
function describeOperation(operation: Operation): object {
  return {
    summary: operation.description,
    responses: {},
    'x-atlassian-oauth2-scopes': operation.scopes.map((scopes, index) => ({
      scheme: 'oAuthDefinitions',
      state: index === 0 ? 'Current' : 'Beta',
      scopes,
    })),
    security: operation.scopes.map((scopes) => ({ oAuthDefinitions: scopes })),
  };
}

function writeSwagger(name: string, operations: readonly Operation[]): string {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(operation);
  }
  const file = resolve(OUTPUT, `${name}.json`);
  writeFileSync(file, JSON.stringify({ openapi: '3.0.1', info: { title: name, version: '1' }, paths }));
  return file;
}

function prepareSwaggers(): void {
  mkdirSync(OUTPUT, { recursive: true });
  const { operations } = JSON.parse(readFileSync(OPERATIONS, 'utf8')) as { operations: readonly Operation[] };
  const of = (test: (operation: Operation) => boolean) => operations.filter(test);
  const isSecondVersion = (operation: Operation) => operation.path.startsWith('/wiki/api/v2/');
  const empty = writeSwagger('empty', []);
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: writeSwagger(
      'jira',
      of((operation) => operation.product === 'jira'),
    ),
    LOCAL_CONF_SWAGGER: writeSwagger(
      'confluence-v1',
      of((operation) => operation.product === 'confluence' && !isSecondVersion(operation)),
    ),
    LOCAL_CONF_V2_SWAGGER: writeSwagger('confluence-v2', of(isSecondVersion)),
    LOCAL_JSW_SWAGGER: empty,
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_BB_SWAGGER: empty,
  });
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

prepareSwaggers();
// Loaded after the environment is set: the package reads it when it is loaded.
const { lint, reportLintResults } = await import('@forge/lint');
const { ConfigFile, FileSystemReader } = await import('@forge/cli-shared');
const print = (...values: unknown[]) => console.log(...values);
const ignore = () => {};
const logger = { info: print, warn: print, error: print, debug: ignore, trace: ignore, verbose: ignore } as never;
const manifest = await new ConfigFile(new FileSystemReader(), {} as never).readConfig();
const results = await lint(
  listSources('src'),
  manifest,
  'development',
  logger,
  { getDeprecatedRuntimes: async () => [] } as never,
  { linter: { mode: 'client-side' } } as never,
);
reportLintResults(logger, results);
const errors = (results as readonly { errors?: readonly LintProblem[] }[]).flatMap((result) => result.errors ?? []);
console.log(`Forge lint: ${errors.length} errors`);
process.exitCode = errors.length === 0 ? 0 : 1;
