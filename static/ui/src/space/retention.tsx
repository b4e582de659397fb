/**
 * What the space only keeps: obsolete revisions with the day on which they may be disposed of, and what is on legal hold; from
 * there a quality manager disposes of a text, keeps it longer, places or lifts a hold. [A20, A28]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import type {
  DispositionView,
  KeptRevision,
  LegalHoldView,
  RetainedDocument,
} from '../../../../src/contract/retention-answers';
import type { SpaceId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { Day, StateLozenge, When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { standings } from '../words/revisions';
import { documentFlags, typeNames } from '../words/states';
import { type Decision, RetentionForm } from './retention-forms';

export function Retention({ spaceId }: { readonly spaceId: SpaceId }) {
  const handle = useAnswer('space.disposition', { spaceId });
  const [decision, setDecision] = useState<Decision | null>(null);
  const [taken, setTaken] = useState<readonly Decision[]>([]);
  const { reload } = handle;
  const done = useCallback(() => {
    if (decision !== null) setTaken((before) => [...before, decision]);
    setDecision(null);
    reload();
  }, [decision, reload]);
  return (
    <WhenAnswered handle={handle} what="what is kept">
      {(view) =>
        decision === null ? (
          <Lists view={view} taken={taken} onDecide={setDecision} />
        ) : (
          <RetentionForm decision={decision} view={view} onDone={done} onClose={() => setDecision(null)} />
        )
      }
    </WhenAnswered>
  );
}

interface Kept {
  readonly document: RetainedDocument;
  readonly revision: KeptRevision;
  readonly holds: readonly LegalHoldView[];
}

function keptIn({ documents }: DispositionView): readonly Kept[] {
  return documents
    .flatMap((document) =>
      document.revisions.map((revision) => ({
        document,
        revision,
        holds: document.holds.filter((hold) => hold.revision === null || hold.revision === revision.label),
      })),
    )
    .sort((one, other) => one.revision.dueOn.localeCompare(other.revision.dueOn));
}

interface ListsProps {
  readonly view: DispositionView;
  /** Decisions of this visit: the list is a little behind the record. */
  readonly taken: readonly Decision[];
  readonly onDecide: (decision: Decision) => void;
}

const recorded = {
  dispose: 'Disposed of',
  keepLonger: 'Kept longer',
  hold: 'Legal hold placed',
  lift: 'Legal hold lifted',
} as const satisfies Record<Decision['kind'], string>;

function isDisposed({ document, revision }: Kept, taken: readonly Decision[]): boolean {
  return taken.some(
    (one) => one.kind === 'dispose' && one.pageId === document.pageId && one.revision === revision.label,
  );
}

function Lists({ view, taken, onDecide }: ListsProps) {
  const kept = keptIn(view).filter((one) => !isDisposed(one, taken));
  const last = taken.at(-1);
  const due = kept.filter(({ revision, holds }) => revision.isDue && holds.length === 0);
  const waiting = kept.filter((one) => !due.includes(one));
  return (
    <div className="stack">
      <p className="quiet">
        An obsolete revision is retained for reference, for the years its document type asks for. Check your law: many
        trades must keep records longer. A legal hold keeps it beyond that. What is disposed of loses its text; who
        signed it and when stays.
      </p>
      {last === undefined ? null : (
        <Notice tone="success" title={recorded[last.kind]} announces>
          <p>It is on record; the lists below follow within a few minutes.</p>
        </Notice>
      )}
      <section className="stack-tight">
        <h2>Due for disposition ({due.length})</h2>
        {due.length === 0 ? (
          <Nothing title="Nothing is due">
            <p>Revisions appear here when their retention is over and no legal hold keeps them.</p>
          </Nothing>
        ) : (
          <KeptTable caption="Revisions due for disposition" rows={due} onDecide={onDecide} />
        )}
      </section>
      <section className="stack-tight">
        <h2>Retained for reference ({waiting.length})</h2>
        {waiting.length === 0 ? (
          <p className="quiet">No other obsolete revision is kept in this space.</p>
        ) : (
          <KeptTable caption="Revisions retained for reference" rows={waiting} onDecide={onDecide} />
        )}
        {view.more ? <p className="quiet">More documents exist than are shown.</p> : null}
      </section>
      <LegalHolds view={view} onDecide={onDecide} />
    </div>
  );
}

const columns = ['Document', 'Revision', 'Obsolete since', 'Kept until', 'Decide'] as const;

interface KeptTableProps extends Pick<ListsProps, 'onDecide'> {
  readonly caption: string;
  readonly rows: readonly Kept[];
}

function KeptTable({ caption, rows, onDecide }: KeptTableProps) {
  return (
    <table className="table register">
      <caption className="visually-hidden">{caption}</caption>
      <TableHead columns={columns} />
      <tbody>
        {rows.map((row) => (
          <KeptRow key={`${row.document.pageId} ${row.revision.label}`} {...row} onDecide={onDecide} />
        ))}
      </tbody>
    </table>
  );
}

/** Opens the page, where there is one: what is kept outlasts it. [RD-10] */
function DocumentNumber({ document: { pageId, number, pageIsGone } }: { readonly document: RetainedDocument }) {
  const name = <span className="number">{number}</span>;
  if (!pageIsGone) return <PageLink pageId={pageId}>{name}</PageLink>;
  return (
    <>
      {name} <StateLozenge state={documentFlags.pageGone} />
    </>
  );
}

function KeptRow({ document, revision, holds, onDecide }: Kept & Pick<ListsProps, 'onDecide'>) {
  const { pageId, number, title, typeCode, years } = document;
  const { label, because, since, dueOn, isDue, keptUntil } = revision;
  const name = `Rev ${label} of ${number}`;
  const about = { pageId, number, revision: label, dueOn };
  return (
    <tr>
      <td data-name="Document">
        <DocumentNumber document={document} /> {title} <span className="quiet small">{typeNames[typeCode]}</span>
      </td>
      <td data-name="Revision">
        {label} <StateLozenge state={standings[because]} />
      </td>
      <td data-name="Obsolete since">
        <Day on={since} />
      </td>
      <td data-name="Kept until">
        <Day on={dueOn} />
        <br />
        <span className="quiet small">
          {keptUntil === null ? `${years} ${years === 1 ? 'year' : 'years'}, as its type asks` : 'longer, by decision'}
        </span>
        {holds.length === 0 ? null : (
          <>
            <br />
            <StateLozenge state={{ text: 'On legal hold', tone: 'warning' }} />
          </>
        )}
      </td>
      <td data-name="Decide">
        <span className="row">
          {isDue && holds.length === 0 ? (
            <Button
              spacing="compact"
              aria-label={`Dispose of ${name}`}
              onClick={() => onDecide({ kind: 'dispose', ...about })}
            >
              Dispose
            </Button>
          ) : null}
          <Button
            spacing="compact"
            appearance="subtle"
            aria-label={`Keep longer: ${name}`}
            onClick={() => onDecide({ kind: 'keepLonger', ...about })}
          >
            Keep longer
          </Button>
          {holds.some((hold) => hold.revision === label) ? null : (
            <Button
              spacing="compact"
              appearance="subtle"
              aria-label={`Legal hold on ${name}`}
              onClick={() => onDecide({ kind: 'hold', pageId, revision: label })}
            >
              Legal hold
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

function LegalHolds({ view, onDecide }: Omit<ListsProps, 'taken'>) {
  const held = view.documents.flatMap((document) => document.holds.map((hold) => ({ document, hold })));
  return (
    <section className="stack-tight">
      <h2>Legal holds ({held.length})</h2>
      {held.length === 0 ? null : (
        <ul className="plain-list stack-tight">
          {held.map(({ document, document: { pageId, number, title }, hold: { revision, by, at, why } }) => (
            <li key={`${pageId} ${revision ?? ''}`} className="row spread">
              <span>
                <DocumentNumber document={document} /> {title},{' '}
                {revision === null ? 'all revisions' : `Rev ${revision}`}: {why}{' '}
                <span className="quiet">
                  {by.name}, <When at={at} />
                </span>
              </span>
              <Button
                spacing="compact"
                aria-label={`Lift the legal hold on ${number}${revision === null ? '' : ` Rev ${revision}`}`}
                onClick={() => onDecide({ kind: 'lift', pageId, number, revision })}
              >
                Lift
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button
          isDisabled={view.documents.length === 0}
          onClick={() => onDecide({ kind: 'hold', pageId: null, revision: null })}
        >
          Place a legal hold on a document
        </Button>
      </div>
    </section>
  );
}
