/**
 * The audit trail of a document as a timeline, newest first: what happened, who, when, why; digests one click further. [B5, B6]
 */
import type { HistoryEntry, HistoryView } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { SignatureEvidence } from '../parts/signature';
import { Digest, Fact, Facts, When } from '../parts/small';
import { utcTime, withDates } from '../words/dates';

const actorName = (actor: HistoryEntry['actor']) => ('system' in actor ? `Plumbline (${actor.system})` : actor.name);

/** What one entry of the trail tells of, in its order: it was one action of one actor, under one digest. */
type Told = readonly [HistoryEntry, ...(readonly HistoryEntry[])];

/** Newest first. */
function entriesOf(events: readonly HistoryEntry[]): readonly Told[] {
  const told = new Map<number, Told>();
  for (const event of events) {
    const known = told.get(event.sequence);
    told.set(event.sequence, known === undefined ? [event] : [...known, event]);
  }
  return [...told.values()].sort(([one], [other]) => other.sequence - one.sequence);
}

function Entry({ told }: { readonly told: Told }) {
  const [{ sequence, at, actor, digest }] = told;
  const labels = new Set(told.flatMap(({ revisionLabel }) => (revisionLabel === null ? [] : [revisionLabel])));
  return (
    <li className="timeline-entry">
      <p className="quiet">
        <When at={at} precise /> · {actorName(actor)}
        {labels.size === 0 ? null : ` · ${[...labels].map((label) => `Rev ${label}`).join(', ')}`}
      </p>
      {told.map(({ text, reason }, index) => (
        // An entry is written once and never changes.
        <div key={index}>
          <p>{withDates(text)}</p>
          {reason === null ? null : <blockquote>{reason}</blockquote>}
        </div>
      ))}
      <details>
        <summary>Evidence of entry {sequence}</summary>
        {told.map(({ signature }, index) =>
          signature === null ? null : <SignatureEvidence key={index} signature={signature} />,
        )}
        <Facts>
          <Fact name="Recorded at">{utcTime(at)}</Fact>
          <Fact name="Digest of the entry (SHA-256)">
            <Digest value={digest} />
          </Fact>
        </Facts>
      </details>
    </li>
  );
}

function Chain({ history }: { readonly history: HistoryView }) {
  if (history.brokenAt !== null) {
    return (
      <Notice tone="danger" title={`The digest chain breaks at entry ${history.brokenAt}`}>
        <p>From there on the record is not what was written. Tell the quality manager, and keep this page.</p>
      </Notice>
    );
  }
  const count = new Set(history.entries.map((entry) => entry.sequence)).size;
  return (
    <p className="quiet">
      ✓ {count === 1 ? 'The digest chain of the one entry' : `The digest chain of all ${count} entries`} is whole. Times
      are of this browser; UTC stands in the evidence.
    </p>
  );
}

export function History({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.history', { pageId });
  return (
    <WhenAnswered handle={handle} what="the history">
      {(history) =>
        history.entries.length === 0 ? (
          <Nothing title="No history yet">
            <p>It begins when the page is put under control.</p>
          </Nothing>
        ) : (
          <section className="stack">
            <h2>Audit trail of {history.number}</h2>
            <Chain history={history} />
            <ol className="timeline">
              {entriesOf(history.entries).map((told) => (
                <Entry key={told[0].sequence} told={told} />
              ))}
            </ol>
          </section>
        )
      }
    </WhenAnswered>
  );
}
