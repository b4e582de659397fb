/**
 * What becomes of a macro that shows something living elsewhere, when a draft with one is submitted: allowed with a note, or a
 * reason to refuse. Freezing what it showed is named here and not built yet: until then it counts as allowed with a note.
 * [DC-53; A21]
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { DynamicMacro } from './macros';

type MacroPolicy = 'allow' | 'block' | 'freeze';

/** By document type, then by macro; what is not listed is allowed with a note. */
type MacroPolicies = Readonly<
  Partial<
    Record<
      DocumentTypeCode,
      { readonly otherwise: MacroPolicy; readonly macros?: Readonly<Record<string, MacroPolicy>> }
    >
  >
>;
const defaultMacroPolicies: MacroPolicies = {};

export interface JudgedMacro extends DynamicMacro {
  readonly policy: MacroPolicy;
}

export function judgeMacros(
  macros: readonly DynamicMacro[],
  typeCode: DocumentTypeCode,
  policies: MacroPolicies = defaultMacroPolicies,
): readonly JudgedMacro[] {
  const ofType = policies[typeCode];
  return macros.map((one) => ({ ...one, policy: ofType?.macros?.[one.macro] ?? ofType?.otherwise ?? 'allow' }));
}

export function blockedMacros(judged: readonly JudgedMacro[]): readonly string[] {
  return judged.filter((one) => one.policy === 'block').map((one) => one.macro);
}
