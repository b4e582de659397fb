/**
 * Macros that list: the register of the space as it was configured, and what waits for whoever reads the page; both as this
 * person sees them. [E8; MC-2, MC-3]
 */
import type { ReactNode } from 'react';
import type { RegisterRow, WorkItem } from '../../../../src/contract/space-answers';
import { type RegisterMacroColumn, type RegisterMacroConfig, selectForMacro } from '../../../../src/contract/macros';
import type { SpaceId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Day, Due, StateLozenge, When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { registerMacroColumnWords, registerMacroStateWords } from '../words/macros';
import { documentLives, revisionStates, typeNames, workKinds } from '../words/states';
import { withDates } from '../words/dates';

const mostShown = 200;

interface RegisterMacroProps {
  readonly spaceId: SpaceId;
  readonly config: RegisterMacroConfig;
}

export function RegisterMacro({ spaceId, config }: RegisterMacroProps) {
  const handle = useAnswer('space.register', { spaceId });
  const { columns } = config;
  const what = config.type === 'all' ? 'Controlled documents' : `Documents of type “${typeNames[config.type]}”`;
  return (
    <WhenAnswered handle={handle} what="the register">
      {({ rows, more }) => {
        const found = selectForMacro(rows, config);
        if (found.length === 0) {
          return (
            <Nothing title={`No document ${registerMacroStateWords[config.state]} fits`}>
              <p>Edit the page to choose another type or state, or put a page under control.</p>
            </Nothing>
          );
        }
        return (
          <section className="stack-tight">
            <p className="quiet">
              {what} {registerMacroStateWords[config.state]}
            </p>
            <table className="table register" aria-label={`${what} ${registerMacroStateWords[config.state]}`}>
              <TableHead columns={['Number', 'Title', ...columns.map((column) => registerMacroColumnWords[column])]} />
              <tbody>
                {found.slice(0, mostShown).map((row) => (
                  <Row key={row.number} row={row} columns={columns} />
                ))}
              </tbody>
            </table>
            {more || found.length > mostShown ? (
              <p className="quiet">There are more: see the quality page of the space.</p>
            ) : null}
          </section>
        );
      }}
    </WhenAnswered>
  );
}

interface CellProps {
  readonly row: RegisterRow;
}
const cells: Readonly<Record<RegisterMacroColumn, (props: CellProps) => ReactNode>> = {
  state: States,
  owner: ({ row }) => row.owner.name,
  effective: ({ row: { effectiveAt } }) => (effectiveAt === null ? '–' : <When at={effectiveAt} />),
  review: ({ row: { nextReviewOn } }) => (nextReviewOn === null ? '–' : <Day on={nextReviewOn} />),
};

function States({ row: { life, effectiveLabel, workState, workLabel } }: CellProps) {
  return (
    <div className="row">
      <StateLozenge
        state={documentLives[life]}
        {...(life === 'inForce' && effectiveLabel !== null ? { suffix: `Rev ${effectiveLabel}` } : {})}
      />
      {workState === null ? null : (
        <StateLozenge state={revisionStates[workState]} suffix={`Rev ${workLabel ?? '?'}`} />
      )}
    </div>
  );
}

function Row({ row, columns }: CellProps & { readonly columns: readonly RegisterMacroColumn[] }) {
  return (
    <tr>
      <th scope="row">{row.number}</th>
      <td data-name="Title">
        <PageLink pageId={row.pageId}>{row.title}</PageLink>
      </td>
      {columns.map((column) => {
        const Cell = cells[column];
        return (
          <td key={column} data-name={registerMacroColumnWords[column]}>
            <Cell row={row} />
          </td>
        );
      })}
    </tr>
  );
}

/** A page is not where one works: the next few, and where the others are. */
const mostItems = 5;

export function MyWorkMacro() {
  const handle = useAnswer('space.myWork', {});
  return (
    <WhenAnswered handle={handle} what="your work">
      {({ items, more }) =>
        items.length === 0 ? (
          <Nothing title="Nothing waits for you">
            <p>Signatures, corrections and reviews you are asked for appear here.</p>
          </Nothing>
        ) : (
          <section className="stack-tight" aria-label="My quality work">
            <p className="quiet">
              {more ? 'More than ' : ''}
              {items.length} {items.length === 1 ? 'thing waits' : 'things wait'} for you
              {items.length > mostItems ? `; the next ${mostItems}:` : ':'}
            </p>
            <ul className="cards">
              {items.slice(0, mostItems).map((item) => (
                <Item key={`${item.kind} ${item.title} ${item.since} ${item.stepId ?? ''}`} item={item} />
              ))}
            </ul>
          </section>
        )
      }
    </WhenAnswered>
  );
}

function Item({ item }: { readonly item: WorkItem }) {
  const { kind, pageId, title, detail, dueOn } = item;
  return (
    <li className="card stack-tight">
      <div className="row spread">
        {pageId === null ? <span>{title}</span> : <PageLink pageId={pageId}>{title}</PageLink>}
        {dueOn === null ? null : <Due on={dueOn} />}
      </div>
      <p>{withDates(detail)}</p>
      <p className="quiet">{workKinds[kind]}</p>
    </li>
  );
}
