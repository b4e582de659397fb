/**
 * The product operations an app may call, as data: method, path template and scopes. A call outside the table is not
 * modelled; a call whose scopes were not granted is refused as Forge refuses it.
 */
export interface OperationDescription {
  readonly method: string;
  /** For example `/wiki/api/v2/pages/{id}`. */
  readonly path: string;
  /** Alternatives: one list of scopes must be granted in full. */
  readonly scopes: readonly (readonly string[])[];
}
interface CompiledOperation {
  readonly operation: OperationDescription;
  readonly pattern: RegExp;
  readonly parameters: number;
}
export interface OperationTable {
  find(method: string, path: string): OperationDescription | undefined;
  readonly isEmpty: boolean;
}

function compile(operation: OperationDescription): CompiledOperation {
  const parts = operation.path.split(/\{[^}]+\}/);
  const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+');
  return { operation, pattern: new RegExp(`^${source}$`), parameters: parts.length - 1 };
}

export function createOperationTable(operations: readonly OperationDescription[]): OperationTable {
  // `/pages/bulk` before `/pages/{id}`.
  const compiled = operations.map(compile).sort((left, right) => left.parameters - right.parameters);
  return {
    isEmpty: operations.length === 0,
    find(method, path) {
      const bare = path.split('?')[0] ?? path;
      return compiled.find((entry) => entry.operation.method.toUpperCase() === method && entry.pattern.test(bare))
        ?.operation;
    },
  };
}

/** Whether the granted scopes allow an operation. Scopes of other stores than the products are not asked for here. */
export function isGranted(operation: OperationDescription, granted: readonly string[]): boolean {
  if (operation.scopes.length === 0) return true;
  return operation.scopes.some((alternative) => alternative.every((scope) => granted.includes(scope)));
}
