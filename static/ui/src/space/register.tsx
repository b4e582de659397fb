/**
 * The register (master list) of a space: filter, search, sort, CSV. A plain table, drawn in slices: the frame grows with its
 * content, so a window over the rows would have nothing to scroll in. [A16]
 */
import Button from '@atlaskit/button/default/button';
import { useDeferredValue, useMemo, useState } from 'react';
import type { RegisterRow, RegisterView } from '../../../../src/contract/space-answers';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import type { SpaceId } from '../../../../src/kernel/ids';
import { isCalendarDate } from '../../../../src/kernel/time';
import { downloadBlob } from '../host/download';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { ChoiceField, type Choice, LineField } from '../parts/form';
import { ListAge } from '../parts/list-age';
import { Day, StateLozenge, When } from '../parts/small';
import { today } from '../words/dates';
import { documentFlags, documentLives, revisionStates, typeNames } from '../words/states';
import { csvText } from './csv';
import { RegisterAsOf } from './register-as-of';
import {
  isReviewOverdue,
  type RegisterColumn,
  registerCsv,
  type RegisterQuery,
  selectRows,
  type StateFilter,
  specialFlags,
} from './register-rows';

const slice = 200;
const columns: readonly { readonly column: RegisterColumn; readonly name: string }[] = [
  { column: 'number', name: 'Number' },
  { column: 'title', name: 'Title' },
  { column: 'state', name: 'State' },
  { column: 'owner', name: 'Owner' },
  { column: 'effective', name: 'In force since' },
  { column: 'review', name: 'Next review' },
];
const types: readonly Choice<DocumentTypeCode | 'all'>[] = [
  { value: 'all', label: 'All types' },
  ...Object.entries(typeNames).map(([value, label]) => ({ value: value as DocumentTypeCode, label })),
];
const states: readonly Choice<StateFilter>[] = [
  { value: 'all', label: 'All states' },
  { value: 'inForce', label: 'In force' },
  { value: 'inWork', label: 'A revision in work' },
  { value: 'changed', label: 'Changed since the revision in force' },
  { value: 'reviewOverdue', label: 'Review overdue' },
  { value: 'flagged', label: 'On hold, temporary, or to be withdrawn' },
  { value: 'obsolete', label: 'Obsolete or not issued' },
];

function States({ row }: { readonly row: RegisterRow }) {
  const label = row.life === 'inForce' && row.effectiveLabel !== null ? `Rev ${row.effectiveLabel}` : undefined;
  return (
    <div className="row">
      <StateLozenge state={documentLives[row.life]} {...(label === undefined ? {} : { suffix: label })} />
      {row.workState === null ? null : (
        <StateLozenge state={revisionStates[row.workState]} suffix={`Rev ${row.workLabel ?? '?'}`} />
      )}
      {row.flags
        .filter((flag) => specialFlags.includes(flag))
        .map((flag) => (
          <StateLozenge key={flag} state={documentFlags[flag]} />
        ))}
      {row.changedSinceEffective ? (
        <span className="since-changed small">
          ⚠ changed since{row.effectiveLabel === null ? '' : ` Rev ${row.effectiveLabel}`}
        </span>
      ) : null}
    </div>
  );
}

function Row({ row, day }: { readonly row: RegisterRow; readonly day: string }) {
  return (
    <tr>
      <td data-name="Number">
        <PageLink pageId={row.pageId}>
          <span className="number">{row.number}</span>
        </PageLink>
      </td>
      <td data-name="Title">{row.title}</td>
      <td data-name="State">
        <States row={row} />
      </td>
      <td data-name="Owner">{row.owner.name}</td>
      <td data-name="In force since">{row.effectiveAt === null ? '–' : <When at={row.effectiveAt} />}</td>
      <td data-name="Next review">
        {row.nextReviewOn === null ? '–' : <Day on={row.nextReviewOn} />}
        {isReviewOverdue(row, day) ? <span className="overdue"> overdue</span> : null}
      </td>
    </tr>
  );
}

interface HeadProps {
  readonly query: RegisterQuery;
  readonly onSort: (column: RegisterColumn) => void;
}

function Head({ query, onSort }: HeadProps) {
  return (
    <thead>
      <tr>
        {columns.map(({ column, name }) => {
          const isSorted = query.sortBy === column;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isSorted ? (query.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" className="sort-button" onClick={() => onSort(column)}>
                {name} <span aria-hidden="true">{isSorted ? (query.descending ? '↓' : '↑') : '↕'}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Kept while the frame lives: who looks at another tab and comes back finds the list as they left it. */
let lastQuery: Omit<RegisterQuery, 'today'> = {
  search: '',
  typeCode: 'all',
  state: 'all',
  sortBy: 'number',
  descending: false,
};

interface RegisterTableProps {
  readonly register: RegisterView;
  readonly onReload: () => void;
}

function RegisterTable({ register, onReload }: RegisterTableProps) {
  const [query, setQuery] = useState<RegisterQuery>(() => ({ ...lastQuery, today: today(new Date()) }));
  const [shown, setShown] = useState(slice);
  // Typing stays smooth while thousands of rows are filtered.
  const settled = useDeferredValue(query);
  const rows = useMemo(() => selectRows(register.rows, settled), [register.rows, settled]);
  const change = (part: Partial<RegisterQuery>) => {
    const next = { ...query, ...part };
    lastQuery = next;
    setQuery(next);
    setShown(slice);
  };
  const sort = (column: RegisterColumn) =>
    change({ sortBy: column, descending: query.sortBy === column && !query.descending });
  const save = () =>
    downloadBlob(
      `register-${query.today}.csv`,
      new Blob([csvText(registerCsv(rows))], { type: 'text/csv;charset=utf-8' }),
    );

  return (
    <section className="stack">
      <div className="filters">
        <LineField label="Search" type="search" value={query.search} onChange={(search) => change({ search })} />
        <ChoiceField
          label="Type"
          value={query.typeCode}
          choices={types}
          onChange={(typeCode) => change({ typeCode })}
        />
        <ChoiceField label="State" value={query.state} choices={states} onChange={(state) => change({ state })} />
        <Button onClick={save}>Download CSV</Button>
      </div>
      <p className="quiet" role="status">
        {rows.length === register.rows.length
          ? `${rows.length} documents`
          : `${rows.length} of ${register.rows.length} documents`}
        {register.more ? ' · more exist than are shown' : ''}
      </p>
      <ListAge at={register.asOf} onReload={onReload} />
      {rows.length === 0 ? (
        <Nothing title="No document fits">
          <div className="row">
            <Button onClick={() => change({ search: '', typeCode: 'all', state: 'all' })}>Show all</Button>
          </div>
        </Nothing>
      ) : (
        <table className="table register">
          <caption className="visually-hidden">Controlled documents of this space</caption>
          <Head query={query} onSort={sort} />
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.pageId} row={row} day={query.today} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > shown ? (
        <div className="row">
          <Button onClick={() => setShown(shown + slice)}>Show {Math.min(slice, rows.length - shown)} more</Button>
        </div>
      ) : null}
    </section>
  );
}

export function Register({ spaceId }: { readonly spaceId: SpaceId }) {
  const [day, setDay] = useState('');
  return (
    <section className="stack">
      <LineField
        label="As of"
        hint="Shows what was in force at the end of a day, by the record. Empty: today, with everything in work."
        type="date"
        value={day}
        onChange={setDay}
      />
      {isCalendarDate(day) ? <RegisterAsOf spaceId={spaceId} on={day} /> : <RegisterOfToday spaceId={spaceId} />}
    </section>
  );
}

function RegisterOfToday({ spaceId }: { readonly spaceId: SpaceId }) {
  const handle = useAnswer('space.register', { spaceId });
  return (
    <WhenAnswered handle={handle} what="the register">
      {(register) =>
        register.rows.length === 0 ? (
          <Nothing title="No controlled documents in this space yet">
            <p>Open a page, choose its Plumbline label, and put it under control. It then appears here.</p>
          </Nothing>
        ) : (
          <RegisterTable register={register} onReload={handle.reload} />
        )
      }
    </WhenAnswered>
  );
}
