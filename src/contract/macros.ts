/**
 * The app's macros: their module keys, and what a register macro was configured with. The same reading on the screen and in an
 * export, so that both show the same documents. [MC-3; E8]
 */
import type { RegisterRow } from './space-answers';
import { isSpaceId, type SpaceId } from '../kernel/ids';
import { type DocumentTypeCode, documentTypeCodes } from './document-types';

/** Prefixed, because a page names a macro of any app by its module key. */
export const macroKeys = {
  header: 'plumbline-header',
  history: 'plumbline-history',
  signatures: 'plumbline-signatures',
  register: 'plumbline-register',
  myWork: 'plumbline-my-work',
} as const;
export type MacroName = keyof typeof macroKeys;

export const registerMacroStates = ['inForce', 'inWork', 'obsolete', 'all'] as const;
/** Beside number and title, which are always there. */
export const registerMacroColumns = ['state', 'owner', 'effective', 'review'] as const;
export type RegisterMacroColumn = (typeof registerMacroColumns)[number];
export interface RegisterMacroConfig {
  /** Null: the space the page is in. */
  readonly spaceId: SpaceId | null;
  readonly type: DocumentTypeCode | 'all';
  readonly state: (typeof registerMacroStates)[number];
  readonly columns: readonly RegisterMacroColumn[];
}

/** Whatever a page holds is read: what is not known there counts as not configured. */
export function registerConfigOf(config: unknown): RegisterMacroConfig {
  const given = (typeof config === 'object' && config !== null ? config : {}) as Readonly<Record<string, unknown>>;
  const { spaceId, columns } = given;
  return {
    spaceId: typeof spaceId === 'string' && isSpaceId(spaceId) ? spaceId : null,
    columns: Array.isArray(columns)
      ? registerMacroColumns.filter((one) => columns.includes(one))
      : registerMacroColumns,
    type: documentTypeCodes.find((one) => one === given['type']) ?? 'all',
    state: registerMacroStates.find((one) => one === given['state']) ?? 'inForce',
  };
}

export function selectForMacro(
  rows: readonly RegisterRow[],
  { type, state }: Pick<RegisterMacroConfig, 'type' | 'state'>,
): readonly RegisterRow[] {
  return rows.filter((row) => (type === 'all' || row.typeCode === type) && isIn(row, state));
}

function isIn(row: RegisterRow, state: RegisterMacroConfig['state']): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'inForce':
      return row.life === 'inForce';
    case 'inWork':
      return row.workState !== null;
    case 'obsolete':
      return row.life === 'withdrawn' || row.life === 'cancelled';
  }
}
