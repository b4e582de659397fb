/**
 * Reports of a space: choose a period, watch it being made, download its files. [issue 2, part 9]
 */
import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useCallback, useEffect, useState } from 'react';
import type { ReportFile, ReportList, ReportStatus } from '../../../../src/contract/report-answers';
import type { SpaceId } from '../../../../src/kernel/ids';
import type { CalendarDate } from '../../../../src/kernel/time';
import { call, type ShownRefusal } from '../host/call';
import { downloadBlob } from '../host/download';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { sizeWords } from '../document/effective-text';
import { Nothing, RefusalNotice, WhenAnswered } from '../parts/answered';
import { LineField } from '../parts/form';
import { Notice } from '../parts/notice';
import { Day, StateLozenge, When } from '../parts/small';
import { today } from '../words/dates';
import { reportStates } from '../words/states';
import { fetchFile } from './report-files';

const isUnderWay = (report: ReportStatus) =>
  report.state === 'queued' || report.state === 'collecting' || report.state === 'writing';
const everySeconds = 2;

/** Asks for the state of a report until it is made or has failed. */
function usePolling(report: ReportStatus, onStatus: (status: ReportStatus) => void): void {
  const { jobId } = report;
  const watched = isUnderWay(report);
  useEffect(() => {
    if (!watched) return undefined;
    let wanted = true;
    const timer = setInterval(async () => {
      const result = await call('report.status', { jobId });
      // A refused look is repeated by the next one; what is shown stays true as of then.
      if (wanted && result.ok) onStatus(result.answer);
    }, everySeconds * 1000);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [jobId, watched, onStatus]);
}

type FileState =
  | { readonly state: 'idle' | 'done' | 'damaged' }
  | { readonly state: 'fetching'; readonly done: number }
  | { readonly state: 'refused'; readonly refusal: ShownRefusal };

function FileRow({ report, file }: { readonly report: ReportStatus; readonly file: ReportFile }) {
  const [fetched, setFetched] = useState<FileState>({ state: 'idle' });
  const fetchIt = async () => {
    setFetched({ state: 'fetching', done: 0 });
    const result = await fetchFile('report.download', report.jobId, file, (done) =>
      setFetched({ state: 'fetching', done }),
    );
    if (result.ok) {
      downloadBlob(file.name, result.blob);
      setFetched({ state: 'done' });
    } else setFetched('refusal' in result ? { state: 'refused', refusal: result.refusal } : { state: 'damaged' });
  };
  return (
    <li className="stack-tight">
      <div className="row spread">
        <span>
          {file.name} <span className="quiet">{sizeWords(file.size)}</span>
        </span>
        <Button
          isLoading={fetched.state === 'fetching'}
          onClick={() => void fetchIt()}
          aria-label={`Download ${file.name}`}
        >
          Download
        </Button>
      </div>
      <p className="quiet" role="status">
        {fetched.state === 'fetching' ? `Part ${fetched.done} of ${file.parts}` : null}
        {fetched.state === 'done' ? '✓ Downloaded; size and SHA-256 are those of the report.' : null}
      </p>
      {fetched.state === 'damaged' ? (
        <Notice tone="danger" title="The file did not arrive whole" announces>
          <p>Download it again; nothing was saved.</p>
        </Notice>
      ) : null}
      {fetched.state === 'refused' ? <RefusalNotice refusal={fetched.refusal} /> : null}
      <details>
        <summary>Evidence</summary>
        <p className="quiet">
          SHA-256 <code className="digest">{file.sha256}</code>
        </p>
      </details>
    </li>
  );
}

function ReportCard({
  report,
  onStatus,
}: {
  readonly report: ReportStatus;
  readonly onStatus: (status: ReportStatus) => void;
}) {
  usePolling(report, onStatus);
  const { progress } = report;
  const share = progress.of === 0 ? 0 : progress.done / progress.of;
  const title = `Report from ${report.from} to ${report.to}`;
  return (
    <li className="card stack-tight">
      <div className="row spread">
        <strong>
          <Day on={report.from} /> – <Day on={report.to} />
        </strong>
        <StateLozenge state={reportStates[report.state]} />
      </div>
      <p className="quiet">
        Started <When at={report.startedAt} precise /> by {report.startedBy.name}
      </p>
      {isUnderWay(report) ? (
        <div className="stack-tight">
          <ProgressBar value={share} isIndeterminate={progress.of === 0} ariaLabel={title} />
          <p className="quiet" role="status">
            {reportStates[report.state].text}: {progress.done} of {progress.of}. You may leave this page; it goes on.
          </p>
        </div>
      ) : null}
      {report.state === 'failed' ? (
        <Notice tone="danger" title="The report could not be made">
          <p>{report.failure ?? 'No reason was recorded.'}</p>
          <p>Start it again: what was collected is kept.</p>
        </Notice>
      ) : null}
      {report.files.length === 0 ? null : (
        <ul className="files">
          {report.files.map((file) => (
            <FileRow key={file.name} report={report} file={file} />
          ))}
        </ul>
      )}
    </li>
  );
}

function StartForm({
  spaceId,
  onStarted,
}: {
  readonly spaceId: SpaceId;
  readonly onStarted: (report: ReportStatus) => void;
}) {
  const day = today(new Date());
  const [from, setFrom] = useState(`${day.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(day);
  const { busy, refusal, run } = useCommand('report.start', onStarted);
  const isReversed = from > to;
  return (
    <form
      className="stack"
      aria-label="New report"
      onSubmit={(event) => {
        event.preventDefault();
        run({ spaceId, from: from as CalendarDate, to: to as CalendarDate });
      }}
    >
      <p>
        Documents in force, the revision history with its signatures, and the nonconformities of a period: a PDF for
        people, CSV and the record itself for machines.
      </p>
      <div className="filters">
        <LineField label="From" type="date" value={from} onChange={setFrom} isInvalid={isReversed} />
        <LineField label="To" type="date" value={to} onChange={setTo} isInvalid={isReversed} />
        <Button type="submit" appearance="primary" isLoading={busy} isDisabled={from === '' || to === '' || isReversed}>
          Make the report
        </Button>
      </div>
      {isReversed ? <p role="status">The period ends before it begins: swap the two dates.</p> : null}
      {refusal === null ? null : <RefusalNotice refusal={refusal} />}
    </form>
  );
}

export function Report({ spaceId }: { readonly spaceId: SpaceId }) {
  const handle = useAnswer('report.list', { spaceId });
  const { answered, replace } = handle;
  const put = useCallback(
    (report: ReportStatus) => {
      if (answered.state !== 'ready') return;
      const others = answered.value.reports.filter(({ jobId }) => jobId !== report.jobId);
      const known = others.length < answered.value.reports.length;
      const reports = known
        ? answered.value.reports.map((other) => (other.jobId === report.jobId ? report : other))
        : [report, ...others];
      replace({ reports } satisfies ReportList);
    },
    [answered, replace],
  );
  return (
    <div className="stack">
      <WhenAnswered handle={handle} what="the reports">
        {({ reports }) => (
          <>
            <StartForm spaceId={spaceId} onStarted={put} />
            <h2 className="section-title">Reports so far</h2>
            {reports.length === 0 ? (
              <Nothing title="No reports yet">
                <p>Choose a period above and make the first one.</p>
              </Nothing>
            ) : (
              <ul className="cards">
                {reports.map((report) => (
                  <ReportCard key={report.jobId} report={report} onStatus={put} />
                ))}
              </ul>
            )}
          </>
        )}
      </WhenAnswered>
    </div>
  );
}
