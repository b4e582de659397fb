/**
 * What waits for me, over all spaces, by kind and due date; signatures are given one after the other, each in its own dialog.
 * [A5; SP-4]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { MyWork as MyWorkAnswer, WorkItem } from '../../../../src/contract/space-answers';
import type { NonconformityId, PageId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { ListAge } from '../parts/list-age';
import { Due, When } from '../parts/small';
import { workKinds } from '../words/states';
import { Delegations } from './delegations';
import { LinksToCheck } from './links-to-check';
import { SignSeries } from './sign-series';
import { withDates } from '../words/dates';

const kinds = Object.keys(workKinds) as readonly WorkItem['kind'][];

interface MyWorkProps {
  readonly onOpenNonconformity: (nonconformityId: NonconformityId) => void;
}
interface Linking {
  readonly pageId: PageId;
  readonly title: string;
}
interface ItemsProps extends MyWorkProps {
  readonly onOpenLinks: (document: Linking) => void;
}

/** Due first, then the oldest. */
export function byDue(one: WorkItem, other: WorkItem): number {
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.since.localeCompare(other.since);
}

/** Pages with a signature of mine, each once, in the order they are due. */
export function pagesToSign(items: readonly WorkItem[]): readonly PageId[] {
  const mine = items.filter((item) => item.kind === 'sign').sort(byDue);
  return [...new Set(mine.flatMap((item) => (item.pageId === null ? [] : [item.pageId])))];
}

/** Leads to where it is done: the record, the links of the document, or its page. */
function ItemTitle({ item, onOpenNonconformity, onOpenLinks }: ItemsProps & { readonly item: WorkItem }) {
  const { kind, nonconformityId, pageId, title } = item;
  if (pageId === null && nonconformityId === null) return <span>{title}</span>;
  if (nonconformityId === null && pageId !== null && kind !== 'checkLink') {
    return <PageLink pageId={pageId}>{title}</PageLink>;
  }
  const open = () => {
    if (nonconformityId !== null) onOpenNonconformity(nonconformityId);
    else if (pageId !== null) onOpenLinks({ pageId, title });
  };
  return (
    <button type="button" className="link-button" onClick={open}>
      {title}
    </button>
  );
}

function Item({ item, ...open }: ItemsProps & { readonly item: WorkItem }) {
  return (
    <li className="card">
      <div className="row spread">
        <ItemTitle item={item} {...open} />
        {item.dueOn === null ? null : <Due on={item.dueOn} />}
      </div>
      <p>{withDates(item.detail)}</p>
      <p className="quiet">
        since <When at={item.since} />
      </p>
    </li>
  );
}

function Summary({ answer, onSign }: { readonly answer: MyWorkAnswer; readonly onSign: () => void }) {
  const { items, today, more } = answer;
  const overdue = items.filter((item) => item.dueOn !== null && item.dueOn < today).length;
  const pages = pagesToSign(items).length;
  return (
    <>
      <div className="row spread">
        <p>
          {items.length} {items.length === 1 ? 'thing waits' : 'things wait'} for you
          {overdue === 0 ? '' : `, ${overdue} overdue`}.
        </p>
        {pages === 0 ? null : (
          <Button appearance="primary" onClick={onSign}>
            {pages === 1 ? 'Sign' : `Sign ${pages} documents, one after the other`}
          </Button>
        )}
      </div>
      {more ? (
        <Notice tone="information">
          <p>More waits than is shown here; it appears as you get on.</p>
        </Notice>
      ) : null}
    </>
  );
}

function Groups({ items, ...open }: ItemsProps & { readonly items: readonly WorkItem[] }) {
  return kinds
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
                key={`${item.title}${item.since}${item.stepId ?? ''}${item.onBehalfOf?.accountId ?? ''}`}
                item={item}
                {...open}
              />
            ))}
          </ul>
        </section>
      );
    });
}

export function MyWork({ onOpenNonconformity }: MyWorkProps) {
  const handle = useAnswer('space.myWork', {});
  const [series, setSeries] = useState<readonly PageId[] | null>(null);
  const [linking, setLinking] = useState<Linking | null>(null);
  const leave = () => {
    setSeries(null);
    setLinking(null);
    handle.reload();
  };
  if (series !== null) return <SignSeries pageIds={series} onLeave={leave} />;
  if (linking !== null) return <LinksToCheck {...linking} onLeave={leave} />;
  return (
    <div className="stack">
      <WhenAnswered handle={handle} what="your work">
        {(answer) =>
          answer.items.length === 0 ? (
            <>
              <Nothing title="Nothing waits for you">
                <p>Signatures you are asked for, drafts that came back and corrections you own appear here.</p>
              </Nothing>
              <ListAge onReload={handle.reload} />
            </>
          ) : (
            <div className="stack">
              <Summary answer={answer} onSign={() => setSeries(pagesToSign(answer.items))} />
              <Groups items={answer.items} onOpenNonconformity={onOpenNonconformity} onOpenLinks={setLinking} />
              <ListAge onReload={handle.reload} />
            </div>
          )
        }
      </WhenAnswered>
      <Delegations />
    </div>
  );
}
