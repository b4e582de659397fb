/**
 * Register of the space and my work as they are exported: what this person sees of them on the screen. Without a person there
 * is nobody whose rights could be asked for, so that nothing is listed and the export says so. [MC-2, MC-3, MC-4; E8]
 */
import {
  type RegisterMacroColumn,
  registerConfigOf,
  registerMacroColumns,
  selectForMacro,
} from '../../contract/macros';
import type { AdfNode } from '../../contract/redline';
import type { RegisterRow } from '../../contract/space-answers';
import type { SpaceId } from '../../kernel/ids';
import { viewMyWork } from '../space/view-my-work';
import { viewRegister } from '../space/view-register';
import type { Caller, Services } from '../use-case';
import { type Cell, documentOf, listTable, paragraph } from './adf';
import { utc } from '../../contract/signature-words';
import { dash, lifeCells, workWords } from './words';

/** An export is paper: longer lists belong into the report. */
const mostRows = 500;

interface WrittenColumn {
  readonly name: string;
  readonly cell: (row: RegisterRow) => Cell;
}
/** The state takes three columns on paper, where a cell holds one thing. */
const written: Readonly<Record<RegisterMacroColumn, readonly WrittenColumn[]>> = {
  state: [
    { name: 'Revision', cell: (row) => (row.effectiveLabel === null ? dash : `Rev ${row.effectiveLabel}`) },
    { name: 'State', cell: (row) => lifeCells[row.life] },
    {
      name: 'In work',
      cell: (row) => (row.workState === null ? dash : `Rev ${row.workLabel ?? ''}, ${workWords[row.workState]}`),
    },
  ],
  owner: [{ name: 'Owner', cell: (row) => row.owner.name }],
  effective: [{ name: 'In force since', cell: (row) => (row.effectiveAt === null ? dash : utc(row.effectiveAt)) }],
  review: [{ name: 'Next review', cell: (row) => row.nextReviewOn ?? dash }],
};

export async function exportRegister(
  services: Services,
  caller: Caller,
  here: SpaceId,
  given: unknown,
): Promise<AdfNode> {
  const config = registerConfigOf(given);
  const answer = await viewRegister(services, caller, { spaceId: config.spaceId ?? here });
  if (!answer.ok) return documentOf(paragraph('The register of this space is not shown here.'));
  const found = selectForMacro(answer.value.rows, config);
  const as = `As of ${utc(answer.value.asOf)}, as the person who exported this page sees it.`;
  if (found.length === 0) return documentOf(paragraph('No controlled document of this space fits.'), paragraph(as));
  const columns = registerMacroColumns
    .filter((column) => config.columns.includes(column))
    .flatMap((one) => written[one]);
  const rows = found.slice(0, mostRows).map((row) => [row.number, row.title, ...columns.map(({ cell }) => cell(row))]);
  const left = found.length - rows.length;
  return documentOf(
    listTable(['Number', 'Title', ...columns.map(({ name }) => name)], rows),
    paragraph(left === 0 && !answer.value.more ? as : `${as} More documents are in the register of the space.`),
  );
}

export async function exportMyWork(services: Services, caller: Caller): Promise<AdfNode> {
  const answer = await viewMyWork(services, caller, {});
  if (!answer.ok) return documentOf(paragraph('What waits is not shown here.'));
  const { items, today } = answer.value;
  if (items.length === 0) return documentOf(paragraph('Nothing waits for the person who exported this page.'));
  return documentOf(
    listTable(
      ['What', 'Detail', 'Due'],
      items.map(({ title, detail, dueOn }) => [
        title,
        detail,
        dueOn === null ? dash : dueOn < today ? { lozenge: `OVERDUE ${dueOn}`, tone: 'red' as const } : dueOn,
      ]),
    ),
    paragraph(`What waited for the person who exported this page on ${today}.`),
  );
}

export const withoutPerson = documentOf(
  paragraph('What is listed here depends on who reads it. The export does not say who that is: open the page instead.'),
);
