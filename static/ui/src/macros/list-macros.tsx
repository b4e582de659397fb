/**
 * Macros that list: the register of the space as it was configured, and what waits for whoever reads the page; both as this
 * person sees them. [E8; MC-2, MC-3]
 */
import type { RegisterRow, WorkItem } from '../../../../src/contract/space-answers';
import { type RegisterMacroConfig, selectForMacro } from '../../../../src/contract/macros';
import type { SpaceId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Day, Due, StateLozenge, When } from '../parts/small';
import { documentLives, revisionStates, typeNames, workKinds } from '../words/states';

const mostShown = 200;

interface RegisterMacroProps {
  readonly spaceId: SpaceId;
  readonly config: RegisterMacroConfig;
}

const stateWords: Readonly<Record<RegisterMacroConfig['state'], string>> = {
  inForce: 'in force',
  inWork: 'with a revision in work',
  obsolete: 'obsolete or not issued',
  all: 'in every state',
};

export function RegisterMacro({ spaceId, config }: RegisterMacroProps) {
  const handle = useAnswer('space.register', { spaceId });
  const what = config.type === 'all' ? 'Controlled documents' : `Documents of type “${typeNames[config.type]}”`;
  return (
    <WhenAnswered handle={handle} what="the register">
      {({ rows, more }) => {
        const found = selectForMacro(rows, config);
        if (found.length === 0) {
          return (
            <Nothing title={`No document ${stateWords[config.state]} fits`}>
              <p>Edit the page to choose another type or state, or put a page under control.</p>
            </Nothing>
          );
        }
        return (
          <section className="stack-tight">
            <p className="quiet">
              {what} {stateWords[config.state]}
            </p>
            <table className="table register" aria-label={`${what} ${stateWords[config.state]}`}>
              <thead>
                <tr>
                  <th scope="col">Number</th>
                  <th scope="col">Title</th>
                  <th scope="col">State</th>
                  <th scope="col">Owner</th>
                  <th scope="col">In force since</th>
                  <th scope="col">Next review</th>
                </tr>
              </thead>
              <tbody>
                {found.slice(0, mostShown).map((row) => (
                  <Row key={row.number} row={row} />
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

function Row({ row }: { readonly row: RegisterRow }) {
  const { number, pageId, title, life, effectiveLabel, workState, workLabel, owner, effectiveAt, nextReviewOn } = row;
  return (
    <tr>
      <th scope="row">{number}</th>
      <td data-name="Title">
        <PageLink pageId={pageId}>{title}</PageLink>
      </td>
      <td data-name="State">
        <div className="row">
          <StateLozenge
            state={documentLives[life]}
            {...(life === 'inForce' && effectiveLabel !== null ? { suffix: `Rev ${effectiveLabel}` } : {})}
          />
          {workState === null ? null : (
            <StateLozenge state={revisionStates[workState]} suffix={`Rev ${workLabel ?? '?'}`} />
          )}
        </div>
      </td>
      <td data-name="Owner">{owner.name}</td>
      <td data-name="In force since">{effectiveAt === null ? '–' : <When at={effectiveAt} />}</td>
      <td data-name="Next review">{nextReviewOn === null ? '–' : <Day on={nextReviewOn} />}</td>
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
      <p>{detail}</p>
      <p className="quiet">{workKinds[kind]}</p>
    </li>
  );
}
