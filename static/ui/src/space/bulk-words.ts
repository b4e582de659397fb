/**
 * Acting on many pages in words: actions, outcomes, and the table of results for a spreadsheet. [A17]
 */
import type { BulkAction, BulkKind, BulkPreviewRow, BulkResult, BulkStatus } from '../../../../src/contract/bulk';
import { wordsForRefusal } from '../words/refusals';
import { typeNames, type Worded } from '../words/states';
import type { CsvRow } from './csv';
import { calendarDay } from '../words/dates';

export const bulkKinds: Readonly<Record<BulkKind, string>> = {
  register: 'Put under control',
  assignType: 'Give another type',
  assignGate: 'Give another gate',
  changeOwner: 'Change the owner',
  submit: 'Submit for approval',
  askForReview: 'Ask for a periodic review',
};

export const previewOutcomes: Readonly<Record<BulkPreviewRow['outcome'], Worded>> = {
  would: { text: 'Will be done', tone: 'information' },
  unchanged: { text: 'Already so', tone: 'neutral' },
  refused: { text: 'Not possible', tone: 'danger' },
};
export const resultOutcomes: Readonly<Record<BulkResult['outcome'], Worded>> = {
  done: { text: 'Done', tone: 'success' },
  refused: { text: 'Refused', tone: 'danger' },
  failed: { text: 'Failed', tone: 'warning' },
};

export function sayAction(action: BulkAction): string {
  switch (action.kind) {
    case 'register':
      return `${bulkKinds.register} as ${typeNames[action.typeCode]}`;
    case 'assignType':
      return `${bulkKinds.assignType}: ${typeNames[action.typeCode]}`;
    case 'assignGate':
      return `${bulkKinds.assignGate}: approved as ${typeNames[action.typeCode]}`;
    case 'askForReview':
      return `${bulkKinds.askForReview} by ${calendarDay(action.dueOn)}`;
    default:
      return bulkKinds[action.kind];
  }
}

export function sayProgress({ of, done, refused, failed }: BulkStatus): string {
  const parts = [`${done + refused + failed} of ${of} pages`, `${done} done`];
  if (refused > 0) parts.push(`${refused} refused`);
  if (failed > 0) parts.push(`${failed} failed`);
  return parts.join(' · ');
}

export function sayWhy({ refusal }: Pick<BulkResult, 'refusal'>): string {
  return refusal === null ? '' : wordsForRefusal(refusal).message;
}

export function bulkCsv(results: readonly BulkResult[]): readonly CsvRow[] {
  return [
    ['Page', 'Title', 'Number', 'Outcome', 'Why', 'Rule'],
    ...results.map(
      (row): CsvRow => [
        row.pageId,
        row.title,
        row.number,
        resultOutcomes[row.outcome].text,
        sayWhy(row),
        row.refusal?.rule ?? null,
      ],
    ),
  ];
}
