/**
 * Validation against the published ADF schema, where it is present beside the project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

/** Folder with real documents and published specifications; the project runs without it. */
export const SHARED = join(process.cwd(), '..', 'shared');
const SCHEMA = join(SHARED, 'specs', 'adf-v1-full.schema.json');

export const hasAdfSchema = existsSync(SCHEMA);

/** A function that answers what is wrong with a document, or nothing. */
export function adfValidator(): (document: unknown) => string | undefined {
  const { $schema: _draft4, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, allErrors: false }).compile(schema);
  return (document) => {
    if (validate(document)) return undefined;
    const deepest = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
    return `${deepest?.instancePath} ${deepest?.message}`;
  };
}
