/**
 * Reads the product operations the app calls out of its sources: every `requestConfluence` and `requestJira` of the
 * functions (`src`) and of the screens (`static/ui/src`), with its literal address. What cannot be read is a problem of
 * its own: an address put together elsewhere could be any operation.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface CalledOperation {
  readonly method: string;
  /** Parameters as `{}`, without the query. */
  readonly path: string;
  /** `file:line` of the call. */
  readonly at: string;
}
export interface CalledOperations {
  readonly calls: readonly CalledOperation[];
  /** `file:line` of calls whose address is not literal. */
  readonly unreadable: readonly string[];
}

const FOLDERS = ['src', 'static/ui/src'] as const;
/** `getConfluence` of the adapters passes a route on to `requestConfluence`. */
const CALL = /(^|\.)(requestConfluence|requestJira|getConfluence)$/;

/** `METHOD /path/{}` of an operation, whatever its parameters are called. */
export function operationKey(operation: { readonly method: string; readonly path: string }): string {
  return `${operation.method} ${operation.path.replace(/\{[^}]*\}/g, '{}')}`;
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

export function readCalledOperations(root = process.cwd()): CalledOperations {
  const calls: CalledOperation[] = [];
  const unreadable: string[] = [];
  for (const file of FOLDERS.flatMap((folder) => listSources(join(root, folder)))) {
    const text = readFileSync(file, 'utf8');
    if (!/requestConfluence|requestJira|getConfluence/.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    visitCalls(source, (call) => {
      const at = `${file.slice(root.length + 1)}:${source.getLineAndCharacterOfPosition(call.getStart()).line + 1}`;
      const addresses = call.arguments.flatMap((argument) => readAddresses(argument, call));
      const method = /(?:method:\s*|jsonBody\()'([A-Z]+)'/.exec(call.arguments.map((one) => one.getText()).join())?.[1];
      for (const path of new Set(addresses)) calls.push({ method: method ?? 'GET', path, at });
      if (addresses.length === 0 && !passesOn(call)) unreadable.push(at);
    });
  }
  return { calls, unreadable };
}

function visitCalls(node: ts.Node, see: (call: ts.CallExpression) => void): void {
  if (ts.isCallExpression(node) && CALL.test(node.expression.getText())) see(node);
  node.forEachChild((child) => visitCalls(child, see));
}

/** Addresses an argument may have: a literal, either side of a choice, or a constant of the same function. */
function readAddresses(node: ts.Node, call: ts.CallExpression): readonly string[] {
  if (ts.isTaggedTemplateExpression(node)) return readAddresses(node.template, call);
  if (ts.isConditionalExpression(node))
    return [...readAddresses(node.whenTrue, call), ...readAddresses(node.whenFalse, call)];
  if (ts.isStringLiteralLike(node)) return asAddress(node.text);
  if (ts.isTemplateExpression(node))
    return asAddress(node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join(''));
  if (ts.isIdentifier(node)) {
    const value = findConstant(node.text, call);
    return value === undefined ? [] : readAddresses(value, call);
  }
  return [];
}

const asAddress = (text: string) => (text.startsWith('/') ? [text.split('?')[0] ?? ''] : []);

function findConstant(name: string, from: ts.Node): ts.Expression | undefined {
  for (let node: ts.Node | undefined = from; node !== undefined; node = node.parent) {
    if (!ts.isBlock(node)) continue;
    for (const statement of node.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
      if (found?.initializer !== undefined) return found.initializer;
    }
  }
  return undefined;
}

/** A helper that takes the route as a parameter: its own callers are read instead. */
function passesOn(call: ts.CallExpression): boolean {
  const address = call.arguments[0];
  if (address === undefined || !ts.isIdentifier(address)) return false;
  for (let node: ts.Node | undefined = call; node !== undefined; node = node.parent) {
    if (ts.isFunctionDeclaration(node) && node.name?.text === 'getConfluence')
      return node.parameters.some((parameter) => parameter.name.getText() === address.text);
  }
  return false;
}
