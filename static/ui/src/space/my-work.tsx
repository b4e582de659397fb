/**
 * What waits for me, over all spaces, by kind; each entry is one click from where it is done.
 */
import type { WorkItem } from '../../../../src/contract/answers';
import type { NonconformityId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Due, When } from '../parts/small';
import { workKinds } from '../words/states';

const kinds = Object.keys(workKinds) as readonly WorkItem['kind'][];

interface MyWorkProps {
  readonly onOpenNonconformity: (nonconformityId: NonconformityId) => void;
}

/** Due first, then the oldest. */
export function byDue(one: WorkItem, other: WorkItem): number {
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.since.localeCompare(other.since);
}

function Item({ item, onOpenNonconformity }: MyWorkProps & { readonly item: WorkItem }) {
  const { nonconformityId, pageId } = item;
  return (
    <li className="card">
      <div className="row spread">
        {nonconformityId !== null ? (
          <button type="button" className="link-button" onClick={() => onOpenNonconformity(nonconformityId)}>
            {item.title}
          </button>
        ) : pageId !== null ? (
          <PageLink pageId={pageId}>{item.title}</PageLink>
        ) : (
          <span>{item.title}</span>
        )}
        {item.dueOn === null ? null : <Due on={item.dueOn} />}
      </div>
      <p>{item.detail}</p>
      <p className="quiet">
        since <When at={item.since} />
      </p>
    </li>
  );
}

export function MyWork({ onOpenNonconformity }: MyWorkProps) {
  const handle = useAnswer('space.myWork', {});
  return (
    <WhenAnswered handle={handle} what="your work">
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title="Nothing waits for you">
            <p>Signatures you are asked for, drafts that came back and corrections you own appear here.</p>
          </Nothing>
        ) : (
          <div className="stack">
            {kinds
              .filter((kind) => items.some((item) => item.kind === kind))
              .map((kind) => {
                const mine = items.filter((item) => item.kind === kind).sort(byDue);
                return (
                  <section key={kind} className="stack-tight">
                    <h2 className="section-title">
                      {workKinds[kind]} <span className="quiet">({mine.length})</span>
                    </h2>
                    <ul className="cards">
                      {mine.map((item) => (
                        <Item
                          key={`${item.title}${item.since}`}
                          item={item}
                          onOpenNonconformity={onOpenNonconformity}
                        />
                      ))}
                    </ul>
                  </section>
                );
              })}
          </div>
        )
      }
    </WhenAnswered>
  );
}
