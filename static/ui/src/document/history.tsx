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
import { withDates } from '../words/dates';

const actorName = (actor: HistoryEntry['actor']) => ('system' in actor ? `Plumbline (${actor.system})` : actor.name);

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  return (
    <li className="timeline-entry">
      <p className="quiet">
        <When at={entry.at} precise /> · {actorName(entry.actor)}
        {entry.revisionLabel === null ? null : ` · Rev ${entry.revisionLabel}`}
      </p>
      <p>{withDates(entry.text)}</p>
      {entry.reason === null ? null : <blockquote>{entry.reason}</blockquote>}
      <details>
        <summary>Evidence of entry {entry.sequence}</summary>
        {entry.signature === null ? null : <SignatureEvidence signature={entry.signature} />}
        <Facts>
          <Fact name="Digest of the entry (SHA-256)">
            <Digest value={entry.digest} />
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
  // One entry of the trail may tell of several events.
  const count = new Set(history.entries.map((entry) => entry.sequence)).size;
  return <p className="quiet">✓ The digest chain of all {count} entries is whole.</p>;
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
              {[...history.entries]
                .sort((one, other) => other.sequence - one.sequence)
                .map((entry) => (
                  <Entry key={entry.sequence} entry={entry} />
                ))}
            </ol>
          </section>
        )
      }
    </WhenAnswered>
  );
}
