/** What was in force in the space at the end of a day, by the record; as a table and as CSV. [F8] */
import Button from '@atlaskit/button/default/button';
import type { RegisterAsOf as RegisterAsOfAnswer } from '../../../../src/contract/revision-answers';
import type { SpaceId } from '../../../../src/kernel/ids';
import type { CalendarDate } from '../../../../src/kernel/time';
import { downloadBlob } from '../host/download';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Day, When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { calendarDay } from '../words/dates';
import { typeNames } from '../words/states';
import { csvText } from './csv';

const columns = ['Number', 'Title', 'Revision', 'In force since', 'Owner', 'Signed by'] as const;

export function RegisterAsOf({ spaceId, on }: { readonly spaceId: SpaceId; readonly on: CalendarDate }) {
  const handle = useAnswer('space.registerAsOf', { spaceId, on });
  return (
    <WhenAnswered handle={handle} what="what was in force">
      {(register) =>
        register.rows.length === 0 ? (
          <Nothing title="No document of this space was in force on that day">
            <p>Choose a later day, or clear the date to see the register of today.</p>
          </Nothing>
        ) : (
          <Table register={register} />
        )
      }
    </WhenAnswered>
  );
}

const approversOf = (row: RegisterAsOfAnswer['rows'][number]) => row.approvers.map(({ name }) => name).join(', ');

function Table({ register }: { readonly register: RegisterAsOfAnswer }) {
  const save = () => {
    const rows = register.rows.map((row) => [
      row.number,
      row.title,
      row.revisionLabel,
      row.inForceFrom,
      row.owner.name,
      approversOf(row),
    ]);
    const text = csvText([[...columns], ...rows]);
    downloadBlob(`in-force-${register.on}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section className="stack">
      <div className="row">
        <p role="status">
          <strong>{register.rows.length} documents in force</strong>{' '}
          <span className="quiet">
            ·{' '}
            {register.until.startsWith(`${register.on}T23:59:59`) ? (
              <>
                at the end of <Day on={register.on} /> (UTC)
              </>
            ) : (
              <>
                as of <When at={register.until} precise />
              </>
            )}
            {register.more ? ' · more exist than are shown' : ''}
          </span>
        </p>
        <Button onClick={save}>Download CSV</Button>
      </div>
      <table className="table register">
        <caption className="visually-hidden">Documents in force on {calendarDay(register.on)}</caption>
        <TableHead columns={columns} />
        <tbody>
          {register.rows.map((row) => (
            <tr key={row.pageId}>
              <td data-name="Number">
                <PageLink pageId={row.pageId}>
                  <span className="number">{row.number}</span>
                </PageLink>
              </td>
              <td data-name="Title">
                {row.title} <span className="quiet small">{typeNames[row.typeCode]}</span>
              </td>
              <td data-name="Revision">{row.revisionLabel}</td>
              <td data-name="In force since">
                <When at={row.inForceFrom} />
              </td>
              <td data-name="Owner">{row.owner.name}</td>
              <td data-name="Signed by">{approversOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
