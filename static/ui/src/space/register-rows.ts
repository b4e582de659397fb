/**
 * Filter, search and sort of the register, in the browser: with 10,000 rows it has to feel instant. [A16]
 */
import type { DocumentFlag } from '../../../../src/kernel/document-flag';
import type { RegisterRow } from '../../../../src/contract/space-answers';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import { documentLives, revisionStates, typeNames } from '../words/states';
import type { CsvRow } from './csv';

export const registerColumns = ['number', 'title', 'state', 'owner', 'effective', 'review'] as const;
export type RegisterColumn = (typeof registerColumns)[number];
export type StateFilter = 'all' | 'inForce' | 'inWork' | 'changed' | 'reviewOverdue' | 'flagged' | 'obsolete';

export interface RegisterQuery {
  readonly search: string;
  readonly typeCode: DocumentTypeCode | 'all';
  readonly state: StateFilter;
  readonly sortBy: RegisterColumn;
  readonly descending: boolean;
  /** `2026-11-22`, to know what is overdue. */
  readonly today: string;
}

/** Flags that the other columns do not show. */
export const specialFlags: readonly DocumentFlag[] = [
  'onHold',
  'temporary',
  'temporaryOverdue',
  'withdrawalUnderWay',
  'pageGone',
  'notVisibleToApp',
  'approvedVersionGone',
  'placeChanged',
  'linksToObsolete',
];

export const isReviewOverdue = (row: RegisterRow, today: string) =>
  row.life === 'inForce' && row.nextReviewOn !== null && row.nextReviewOn < today;

function matchesState(row: RegisterRow, { state, today }: RegisterQuery): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'inForce':
      return row.life === 'inForce';
    case 'inWork':
      return row.workState !== null;
    case 'changed':
      return row.changedSinceEffective;
    case 'reviewOverdue':
      return isReviewOverdue(row, today);
    case 'flagged':
      return row.flags.some((flag) => specialFlags.includes(flag));
    case 'obsolete':
      return row.life === 'withdrawn' || row.life === 'cancelled';
  }
}

function sortText(row: RegisterRow, column: RegisterColumn): string {
  switch (column) {
    case 'number':
      return row.number;
    case 'title':
      return row.title;
    case 'state':
      return `${documentLives[row.life].text} ${row.workState ?? ''}`;
    case 'owner':
      return row.owner.name;
    case 'effective':
      return row.effectiveAt ?? '';
    case 'review':
      return row.nextReviewOn ?? '9999';
  }
}

// One collator for all comparisons: making one per comparison is what makes sorting slow.
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function selectRows(rows: readonly RegisterRow[], query: RegisterQuery): readonly RegisterRow[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const direction = query.descending ? -1 : 1;
  return rows
    .filter((row) => {
      if (query.typeCode !== 'all' && row.typeCode !== query.typeCode) return false;
      if (!matchesState(row, query)) return false;
      const text = `${row.number} ${row.title} ${row.owner.name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((row) => ({ row, key: sortText(row, query.sortBy) }))
    .sort(
      (one, other) =>
        direction * collator.compare(one.key, other.key) || collator.compare(one.row.number, other.row.number),
    )
    .map(({ row }) => row);
}

export const workWords = (row: RegisterRow) =>
  row.workState === null ? '' : `${revisionStates[row.workState].text} Rev ${row.workLabel ?? ''}`.trim();

export function registerCsv(rows: readonly RegisterRow[]): readonly CsvRow[] {
  return [
    [
      'Number',
      'Title',
      'Type',
      'State',
      'Revision in force',
      'In force since (UTC)',
      'In work',
      'Changed since',
      'Owner',
      'Next review',
    ],
    ...rows.map((row) => [
      row.number,
      row.title,
      typeNames[row.typeCode],
      documentLives[row.life].text,
      row.effectiveLabel,
      row.effectiveAt,
      workWords(row),
      row.changedSinceEffective ? 'yes' : 'no',
      row.owner.name,
      row.nextReviewOn,
    ]),
  ];
}
