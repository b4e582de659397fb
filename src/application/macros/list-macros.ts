/**
 * Register of the space and my work as they are exported: what this person sees of them on the screen. Without a person there
 * is nobody whose rights could be asked for, so that nothing is listed and the export says so. [MC-2, MC-3, MC-4; E8]
 */
import { registerConfigOf, selectForMacro } from '../../contract/macros';
import type { AdfNode } from '../../contract/redline';
import type { SpaceId } from '../../kernel/ids';
import { viewMyWork } from '../space/view-my-work';
import { viewRegister } from '../space/view-register';
import type { Caller, Services } from '../use-case';
import { documentOf, listTable, paragraph } from './adf';
import { utc } from '../../contract/signature-words';
import { dash, lifeCells, workWords } from './words';

/** An export is paper: longer lists belong into the report. */
const mostRows = 500;

export async function exportRegister(
  services: Services,
  caller: Caller,
  spaceId: SpaceId,
  config: unknown,
): Promise<AdfNode> {
  const answer = await viewRegister(services, caller, { spaceId });
  if (!answer.ok) return documentOf(paragraph('The register of this space is not shown here.'));
  const found = selectForMacro(answer.value.rows, registerConfigOf(config));
  const as = `As of ${utc(answer.value.asOf)}, as the person who exported this page sees it.`;
  if (found.length === 0) return documentOf(paragraph('No controlled document of this space fits.'), paragraph(as));
  const rows = found
    .slice(0, mostRows)
    .map((row) => [
      row.number,
      row.title,
      row.effectiveLabel === null ? dash : `Rev ${row.effectiveLabel}`,
      lifeCells[row.life],
      row.workState === null ? dash : `Rev ${row.workLabel ?? ''}, ${workWords[row.workState]}`,
      row.owner.name,
      row.effectiveAt === null ? dash : utc(row.effectiveAt),
      row.nextReviewOn ?? dash,
    ]);
  const left = found.length - rows.length;
  return documentOf(
    listTable(['Number', 'Title', 'Revision', 'State', 'In work', 'Owner', 'In force since', 'Next review'], rows),
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
