/**
 * Validates manifest.yml with the real `@forge/manifest`: its schema and every deep validator. Exits with 1 on any error;
 * warnings are printed.
 */
import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';

const KINDS = [
  'FULL',
  'PRODUCT_TRIGGER',
  'DEPRECATED_CSP_METHOD',
  'DEPRECATED_EGRESS_PERMISSIONS',
  'AGENT_PRODUCT_CONTEXT',
] as const;

interface Finding {
  readonly level: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly reference: string;
}

async function validate(kind: (typeof KINDS)[number], path: string): Promise<readonly Finding[]> {
  const result = await ProcessorBuilder.instance()
    .withValidation(ValidationTypes[kind])
    .withOptions({ deprecatedRuntimes: [] })
    .build()
    .process(path);
  return (result as { errors?: readonly Finding[] }).errors ?? [];
}

const path = process.argv[2] ?? 'manifest.yml';
let errors = 0;
for (const kind of KINDS) {
  for (const finding of await validate(kind, path)) {
    if (finding.level === 'error') errors += 1;
    console.log(
      `${path}:${finding.line}:${finding.column} ${finding.level} ${finding.message} (${finding.reference}, ${kind})`,
    );
  }
}
console.log(`manifest: ${errors} errors`);
process.exitCode = errors === 0 ? 0 : 1;
