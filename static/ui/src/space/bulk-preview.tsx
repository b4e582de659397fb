/**
 * What would come of each page, with the pages still to be taken out, and the button that starts. [BK-1]
 */
import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useState } from 'react';
import type { BulkPreviewRow, BulkStatus } from '../../../../src/contract/bulk';
import type { PageId, SpaceId } from '../../../../src/kernel/ids';
import type { ShownRefusal } from '../host/call';
import { useCommand } from '../host/use-command';
import { RefusalNotice } from '../parts/answered';
import { Notice } from '../parts/notice';
import { StateLozenge } from '../parts/small';
import { TableHead } from '../parts/table-head';
import type { Chosen } from './bulk-choose';
import { previewAll } from './bulk-drive';
import { previewOutcomes, sayAction, sayWhy } from './bulk-words';

const slice = 100;

type Looked =
  | { readonly state: 'looking'; readonly seen: number }
  | { readonly state: 'refused'; readonly refusal: ShownRefusal }
  | { readonly state: 'seen'; readonly rows: readonly BulkPreviewRow[]; readonly isSeries: boolean };

function useLooked(spaceId: SpaceId, { action, pageIds }: Chosen): Looked {
  const [looked, setLooked] = useState<Looked>({ state: 'looking', seen: 0 });
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const found = await previewAll(spaceId, action, pageIds, (seen) => {
        if (wanted) setLooked({ state: 'looking', seen });
        return wanted;
      });
      if (!wanted || found === null) return;
      setLooked(found.ok ? { ...found, state: 'seen' } : { state: 'refused', refusal: found.refusal });
    })();
    return () => {
      wanted = false;
    };
  }, [spaceId, action, pageIds]);
  return looked;
}

interface TableProps {
  readonly rows: readonly BulkPreviewRow[];
  readonly leftOut: ReadonlySet<PageId>;
  readonly onToggle: (pageId: PageId) => void;
}
function PreviewTable({ rows, leftOut, onToggle }: TableProps) {
  const [shown, setShown] = useState(slice);
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">What would come of each page</caption>
        <TableHead columns={['Page', 'Number', 'What would happen', 'Take part']} />
        <tbody>
          {rows.slice(0, shown).map((row) => {
            const title = row.title ?? `Page ${row.pageId}`;
            return (
              <tr key={row.pageId}>
                <th scope="row">{title}</th>
                <td data-name="Number">{row.number ?? '–'}</td>
                <td data-name="What would happen">
                  <StateLozenge state={previewOutcomes[row.outcome]} /> <span className="quiet">{sayWhy(row)}</span>
                </td>
                <td data-name="Take part">
                  <input
                    type="checkbox"
                    aria-label={`Take part: ${title}`}
                    checked={row.outcome === 'would' && !leftOut.has(row.pageId)}
                    disabled={row.outcome !== 'would'}
                    onChange={() => onToggle(row.pageId)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown ? (
        <div className="row">
          <Button onClick={() => setShown(shown + slice)}>Show {Math.min(slice, rows.length - shown)} more</Button>
        </div>
      ) : null}
    </>
  );
}

/** What does not take part is only said when there is any. */
function sayTaking(taking: number, rows: readonly BulkPreviewRow[]): string {
  const count = (outcome: BulkPreviewRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const verb = (number: number) => `${number} ${number === 1 ? 'is' : 'are'}`;
  const [unchanged, refused] = [count('unchanged'), count('refused')];
  return [
    `${taking} of ${rows.length} pages take part.`,
    ...(unchanged === 0 ? [] : [`${verb(unchanged)} already so.`]),
    ...(refused === 0 ? [] : [`${verb(refused)} not possible.`]),
  ].join(' ');
}

interface PreviewProps {
  readonly spaceId: SpaceId;
  readonly chosen: Chosen;
  readonly onStarted: (status: BulkStatus) => void;
  readonly onSeries: (pageIds: readonly PageId[]) => void;
  readonly onBack: () => void;
}
export function BulkPreview({ spaceId, chosen, onStarted, onSeries, onBack }: PreviewProps) {
  const looked = useLooked(spaceId, chosen);
  const [leftOut, setLeftOut] = useState<ReadonlySet<PageId>>(new Set());
  const { busy, refusal, run } = useCommand('bulk.start', onStarted);
  const { action, pageIds } = chosen;
  const rows = looked.state === 'seen' ? looked.rows : [];
  const taking = rows.filter((row) => row.outcome === 'would' && !leftOut.has(row.pageId));
  const toggle = (pageId: PageId) => {
    const next = new Set(leftOut);
    if (!next.delete(pageId)) next.add(pageId);
    setLeftOut(next);
  };
  const isSeries = looked.state === 'seen' && looked.isSeries;
  const start = () => {
    if (isSeries) return onSeries(taking.map((row) => row.pageId));
    run({
      spaceId,
      action,
      pages: taking.map(({ pageId, pageVersion }) => ({ pageId, pageVersion: pageVersion ?? 1 })),
    });
  };
  return (
    <section className="stack" aria-label="What would happen">
      <h2 className="section-title">{sayAction(action)}</h2>
      {looked.state === 'looking' ? (
        <div className="stack-tight">
          <ProgressBar value={looked.seen / pageIds.length} ariaLabel="Pages looked at" />
          <p className="quiet" role="status">
            Looked at {looked.seen} of {pageIds.length} pages; nothing is changed.
          </p>
        </div>
      ) : null}
      {looked.state === 'refused' ? <RefusalNotice refusal={looked.refusal} /> : null}
      {looked.state === 'seen' ? (
        <>
          <p role="status">{sayTaking(taking.length, rows)}</p>
          {isSeries ? (
            <Notice tone="information">
              <p>
                This site asks for your passphrase at every signature: you sign each document by itself, one after the
                other.
              </p>
            </Notice>
          ) : null}
          <PreviewTable rows={rows} leftOut={leftOut} onToggle={toggle} />
        </>
      ) : null}
      {refusal === null ? null : <RefusalNotice refusal={refusal} />}
      <div className="row">
        {looked.state === 'seen' ? (
          <Button appearance="primary" isDisabled={taking.length === 0} isLoading={busy} onClick={start}>
            {isSeries ? 'Submit one after the other:' : 'Do it for'} {taking.length}{' '}
            {taking.length === 1 ? 'page' : 'pages'}
          </Button>
        ) : null}
        <Button appearance="subtle" isDisabled={busy} onClick={onBack}>
          Back
        </Button>
      </div>
    </section>
  );
}
