/**
 * What becomes of a macro that shows something living elsewhere, when a draft with one is submitted: allowed with a note in its
 * place, a reason to refuse, or frozen as it shows itself. One answer for a document type, configured with the type.
 * [DC-53, DC-80, DC-81; A21]
 */
import { countMacros, type DynamicMacro, type PlacedMacro } from './dynamic-macros';

export type MacroPolicy = 'allow' | 'block' | 'freeze';

export interface JudgedMacro extends DynamicMacro {
  readonly policy: MacroPolicy;
}

export function judgeMacros(macros: readonly PlacedMacro[], policy: MacroPolicy): readonly JudgedMacro[] {
  return countMacros(macros).map((one) => ({ ...one, policy }));
}

/** Each macro that may not stand there, with its place. */
export function blockedMacros(macros: readonly PlacedMacro[], policy: MacroPolicy): readonly string[] {
  return policy === 'block' ? macros.map(sayPlace) : [];
}

/** For example `jira under “Open points”`. */
export function sayPlace({ macro, under }: Pick<PlacedMacro, 'macro' | 'under'>): string {
  return under === null ? `${macro} before the first heading` : `${macro} under “${under}”`;
}
