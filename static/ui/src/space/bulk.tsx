/**
 * Acting on many pages of a space: choose, look ahead, watch it being done; and the jobs so far, which can be gone on with.
 * [A17]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { BulkStatus } from '../../../../src/contract/bulk';
import type { PageId, SpaceId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { StateLozenge, When } from '../parts/small';
import { BulkChoose, type Chosen } from './bulk-choose';
import { BulkPreview } from './bulk-preview';
import { BulkWork } from './bulk-work';
import { sayAction, sayProgress } from './bulk-words';
import { SubmitSeries } from './submit-series';

type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'preview'; readonly chosen: Chosen }
  | { readonly at: 'series'; readonly pageIds: readonly PageId[]; readonly reason: string }
  | { readonly at: 'work'; readonly status: BulkStatus };

const states = {
  running: { text: 'Not finished', tone: 'warning' },
  done: { text: 'Finished', tone: 'success' },
} as const;

function Jobs({ spaceId, onOpen }: { readonly spaceId: SpaceId; readonly onOpen: (status: BulkStatus) => void }) {
  const handle = useAnswer('bulk.list', { spaceId });
  return (
    <WhenAnswered handle={handle} what="what was started before">
      {({ jobs }) =>
        jobs.length === 0 ? null : (
          <section className="stack" aria-label="Started in the last seven days">
            <h2 className="section-title">Started in the last seven days</h2>
            <ul className="cards">
              {jobs.map((status) => (
                <li key={status.jobId} className="card stack-tight">
                  <div className="row spread">
                    <strong>{sayAction(status.action)}</strong>
                    <StateLozenge state={states[status.state]} />
                  </div>
                  <p className="quiet">
                    {sayProgress(status)}. Started <When at={status.startedAt} precise /> by {status.startedBy.name}
                  </p>
                  <div className="row">
                    <Button onClick={() => onOpen(status)}>
                      {status.state === 'running' && status.isMine ? 'Go on' : 'Show the results'}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </WhenAnswered>
  );
}

export function Bulk({ spaceId }: { readonly spaceId: SpaceId }) {
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const back = () => setStage({ at: 'choose' });
  const open = (status: BulkStatus) => setStage({ at: 'work', status });
  if (stage.at === 'preview') {
    const { chosen } = stage;
    const reason = chosen.action.kind === 'submit' ? chosen.action.reason : '';
    const series = (pageIds: readonly PageId[]) => setStage({ at: 'series', pageIds, reason });
    return <BulkPreview spaceId={spaceId} chosen={chosen} onStarted={open} onSeries={series} onBack={back} />;
  }
  if (stage.at === 'series') return <SubmitSeries pageIds={stage.pageIds} reason={stage.reason} onLeave={back} />;
  if (stage.at === 'work') {
    const again = (chosen: Chosen) => setStage({ at: 'preview', chosen });
    return <BulkWork key={stage.status.jobId} started={stage.status} onAgain={again} onBack={back} />;
  }
  return (
    <div className="stack">
      <BulkChoose spaceId={spaceId} onChosen={(chosen) => setStage({ at: 'preview', chosen })} />
      <Jobs spaceId={spaceId} onOpen={open} />
    </div>
  );
}
