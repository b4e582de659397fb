/**
 * A revision, or the redline of two, as a file: one button a format; it is made elsewhere, watched here and saved as soon as it is
 * there. [A15, B10; RP-12]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useEffect, useState } from 'react';
import type { ExportFormat, ExportStatus } from '../../../../src/contract/export-answers';
import type { RequestOf } from '../../../../src/contract/procedures';
import type { PageId } from '../../../../src/kernel/ids';
import { call, type ShownRefusal } from '../host/call';
import { downloadBlob } from '../host/download';
import { useCommand } from '../host/use-command';
import { RefusalNotice } from '../parts/answered';
import { Notice } from '../parts/notice';
import { fetchFile } from '../space/report-files';

interface ExportFilesProps {
  readonly pageId: PageId;
  readonly subject: RequestOf<'export.start'>['subject'];
  /** Completes "PDF of …". */
  readonly what: string;
}

const formats: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'pdf', label: 'PDF' },
  { format: 'docx', label: 'DOCX' },
];
const everySeconds = 2;

type Saving = 'waiting' | 'fetching' | 'saved' | 'damaged' | { readonly refusal: ShownRefusal };

export function ExportFiles({ pageId, subject, what }: ExportFilesProps) {
  const [status, setStatus] = useState<ExportStatus | null>(null);
  const [saving, setSaving] = useState<Saving>('waiting');
  const onStarted = useCallback((started: ExportStatus) => {
    setSaving('waiting');
    setStatus(started);
  }, []);
  const { busy, refusal, run } = useCommand('export.start', onStarted);
  useWatching(status, setStatus, setSaving);
  const isUnderWay = status !== null && status.state !== 'failed' && (saving === 'waiting' || saving === 'fetching');
  return (
    <>
      {formats.map(({ format, label }) => (
        <Button
          key={format}
          isLoading={(busy || isUnderWay) && (status === null || status.format === format)}
          isDisabled={busy || isUnderWay}
          onClick={() => run({ pageId, format, subject })}
          aria-label={`${label} of ${what}`}
        >
          {label}
        </Button>
      ))}
      <span className="quiet" role="status">
        {status === null ? '' : progressWords(status, saving)}
      </span>
      {refusal === null ? null : <RefusalNotice refusal={refusal} />}
      {status === null ? null : <Failure status={status} saving={saving} />}
    </>
  );
}

/** Asks how far it is until it is made, then saves it once. */
function useWatching(
  status: ExportStatus | null,
  onStatus: (status: ExportStatus) => void,
  onSaving: (saving: Saving) => void,
): void {
  const jobId = status?.jobId;
  const state = status?.state;
  // Files are part of the answer that says done, which is the last one asked for.
  const file = status?.files[0];
  useEffect(() => {
    if (jobId === undefined || state === 'done' || state === 'failed') return undefined;
    let wanted = true;
    const timer = setInterval(async () => {
      const result = await call('export.status', { jobId });
      // A refused look is repeated by the next one; what is shown stays true as of then.
      if (wanted && result.ok) onStatus(result.answer);
    }, everySeconds * 1000);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [jobId, state, onStatus]);
  useEffect(() => {
    if (jobId === undefined || state !== 'done' || file === undefined) return undefined;
    let wanted = true;
    onSaving('fetching');
    void fetchFile('export.download', jobId, file, () => undefined).then((fetched) => {
      if (!wanted) return;
      if (fetched.ok) downloadBlob(file.name, fetched.blob);
      onSaving(fetched.ok ? 'saved' : 'refusal' in fetched ? { refusal: fetched.refusal } : 'damaged');
    });
    return () => {
      wanted = false;
    };
  }, [jobId, state, file, onSaving]);
}

function progressWords({ state, format, progress }: ExportStatus, saving: Saving): string {
  const name = format.toUpperCase();
  if (saving === 'saved') return `✓ ${name} saved; size and SHA-256 are those of what was made.`;
  if (saving === 'fetching') return `Fetching the ${name}…`;
  return state === 'failed' || saving !== 'waiting' ? '' : `Making the ${name}: ${progress.done} of ${progress.of}`;
}

function Failure({ status, saving }: { readonly status: ExportStatus; readonly saving: Saving }) {
  if (status.state === 'failed') {
    return (
      <Notice tone="danger" title="The file could not be made" announces>
        <p>{status.failure ?? 'Press again.'}</p>
      </Notice>
    );
  }
  if (saving === 'damaged') {
    return (
      <Notice tone="danger" title="The file did not arrive whole" announces>
        <p>Press again; nothing was saved.</p>
      </Notice>
    );
  }
  return typeof saving === 'object' ? <RefusalNotice refusal={saving.refusal} /> : null;
}
