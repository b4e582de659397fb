/**
 * A job being worked off while the person looks on, and what came of each page. [BK-3, BK-5, BK-6]
 */
import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useState } from 'react';
import type { BulkResult, BulkStatus } from '../../../../src/contract/bulk';
import { downloadBlob } from '../host/download';
import { RefusalNotice } from '../parts/answered';
import { StateLozenge } from '../parts/small';
import { TableHead } from '../parts/table-head';
import type { Chosen } from './bulk-choose';
import { useDriven } from './bulk-drive';
import { bulkCsv, resultOutcomes, sayAction, sayProgress, sayWhy } from './bulk-words';
import { csvText } from './csv';

const slice = 100;
/** What needs somebody's eye first. */
const order: readonly BulkResult['outcome'][] = ['failed', 'refused', 'done'];

function Results({ results }: { readonly results: readonly BulkResult[] }) {
  const [shown, setShown] = useState(slice);
  const sorted = [...results].sort((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">What came of each page</caption>
        <TableHead columns={['Page', 'Number', 'Outcome']} />
        <tbody>
          {sorted.slice(0, shown).map((row) => (
            <tr key={row.pageId}>
              <th scope="row">{row.title ?? `Page ${row.pageId}`}</th>
              <td data-name="Number">{row.number ?? '–'}</td>
              <td data-name="Outcome">
                <StateLozenge state={resultOutcomes[row.outcome]} /> <span className="quiet">{sayWhy(row)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown ? (
        <div className="row">
          <Button onClick={() => setShown(shown + slice)}>Show {Math.min(slice, sorted.length - shown)} more</Button>
        </div>
      ) : null}
    </>
  );
}

function sayState(status: BulkStatus, isGoing: boolean, waiting: number): string {
  if (status.state === 'done') return 'Finished.';
  if (!status.isMine) return `Only ${status.startedBy.name} can go on with it.`;
  if (!isGoing) return 'Paused. Nothing is lost; go on within seven days.';
  if (waiting > 0) return `Waiting ${waiting} seconds before the next pages.`;
  return 'Keep this page open; if you close it, go on later from the list.';
}

interface WorkProps {
  readonly started: BulkStatus;
  readonly onAgain: (chosen: Chosen) => void;
  readonly onBack: () => void;
}
export function BulkWork({ started, onAgain, onBack }: WorkProps) {
  const [isGoing, setGoing] = useState(true);
  const { status, results, waiting, refusal } = useDriven(started, isGoing);
  const { action, of, done, refused, failed, jobId } = status;
  const failedIds = results.filter((row) => row.outcome === 'failed').map((row) => row.pageId);
  const isRunning = status.state === 'running' && status.isMine;
  const save = () =>
    downloadBlob(`act-on-many-${jobId}.csv`, new Blob([csvText(bulkCsv(results))], { type: 'text/csv;charset=utf-8' }));
  return (
    <section className="stack" aria-label="Progress and results">
      <h2 className="section-title">{sayAction(action)}</h2>
      <ProgressBar value={(done + refused + failed) / of} ariaLabel="Pages done" />
      <p role="status">
        {sayProgress(status)}. {sayState(status, isGoing, waiting)}
      </p>
      {refusal === null ? null : <RefusalNotice refusal={refusal} />}
      <div className="row">
        {isRunning ? <Button onClick={() => setGoing(!isGoing)}>{isGoing ? 'Pause' : 'Go on'}</Button> : null}
        {results.length > 0 ? <Button onClick={save}>Download CSV</Button> : null}
        {status.state === 'done' && failedIds.length > 0 ? (
          <Button appearance="primary" onClick={() => onAgain({ action, pageIds: failedIds })}>
            Try {failedIds.length} again
          </Button>
        ) : null}
        <Button appearance="subtle" onClick={onBack}>
          Back
        </Button>
      </div>
      {results.length > 0 ? <Results results={results} /> : null}
    </section>
  );
}
