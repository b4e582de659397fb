/**
 * Released copies of the documents of a space: where they stand, how far they are, which are held back and why; changed by the
 * quality manager with a reason. [RC-1, RC-2, RC-4, RC-15]
 */
import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import type { ReleasedCopiesView, ReleasedCopyRow } from '../../../../src/contract/released-copies';
import type { SpaceId } from '../../../../src/kernel/ids';
import { type FoundSpace, listSpaces } from '../host/directory';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { Nothing, WhenAnswered } from '../parts/answered';
import { ChoiceField, CommandForm, ProseField } from '../parts/form';
import { Notice } from '../parts/notice';
import { Fact, Facts, StateLozenge, When } from '../parts/small';
import { copyStates, heldBackWords, sayDrift } from '../words/copies';
import { NameAudience } from './copy-audience';

interface ChangeProps {
  readonly spaceId: SpaceId;
  readonly view: ReleasedCopiesView;
  readonly onDone: (view: ReleasedCopiesView) => void;
  readonly onClose: () => void;
}

function ChangeCopies({ spaceId, view, onDone, onClose }: ChangeProps) {
  const [spaces, setSpaces] = useState<readonly FoundSpace[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const [to, setTo] = useState(view.to?.spaceId ?? '');
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('copies.change', (changed) => {
    onDone(changed);
    onClose();
  });
  useEffect(() => {
    let wanted = true;
    listSpaces()
      .then((found) => {
        if (wanted) setSpaces(found);
      })
      .catch(() => {
        if (wanted) setFailed(true);
      });
    return () => {
      wanted = false;
    };
  }, []);
  const now =
    view.to === null ? [] : [{ value: view.to.spaceId as string, label: view.to.name ?? 'A space you may not see' }];
  const others = spaces
    .filter((one) => one.spaceId !== spaceId && one.spaceId !== view.to?.spaceId)
    .map((one) => ({ value: one.spaceId, label: `${one.name} (${one.key})` }));
  const isChanged = to !== (view.to?.spaceId ?? '');
  return (
    <CommandForm
      title="Change the released copies"
      submitLabel="Save"
      busy={busy}
      refusal={refusal}
      ready={isChanged && reason.trim() !== ''}
      onSubmit={() => run({ spaceId, seenSequence: view.sequence, to: to === '' ? null : (to as SpaceId), reason })}
      onCancel={onClose}
    >
      <ChoiceField
        label="Publish what is in force"
        hint="In a space of its own for readers. Plumbline must be able to create pages there; it may hold no controlled documents."
        value={to}
        choices={[{ value: '', label: 'In place only: no copies' }, ...now, ...others]}
        onChange={setTo}
      />
      {hasFailed ? (
        <Notice tone="warning" title="The spaces of this site could not be listed.">
          <p>Close this and try again.</p>
        </Notice>
      ) : null}
      {view.to !== null && isChanged ? (
        <Notice tone="information">
          <p>Readers lose the copies that stand in {view.to.name ?? 'that space'} now. Nothing is deleted.</p>
        </Notice>
      ) : null}
      <ProseField label="Reason" hint="It stays in the record." value={reason} onChange={setReason} />
    </CommandForm>
  );
}

const jobStates = { running: 'is under way', done: 'is done', failed: 'has stopped; the daily look goes on with it' };

function Progress({ job }: { readonly job: NonNullable<ReleasedCopiesView['job']> }) {
  const failed = job.failed === 0 ? '' : `, ${job.failed} not yet`;
  return (
    <>
      The last change {jobStates[job.state]}: {job.done} {job.done === 1 ? 'document' : 'documents'}
      {failed}
    </>
  );
}

function Copy({ row, onName }: { readonly row: ReleasedCopyRow; readonly onName: (() => void) | undefined }) {
  const { heldBack, drift, missing, audience } = row;
  const groups = audience?.groups.map((group) => group.name).join(', ');
  return (
    <li className="stack-tight">
      <div className="row">
        <PageLink pageId={row.pageId}>
          <strong className="number">{row.number}</strong>
        </PageLink>
        <StateLozenge state={copyStates[row.state]} {...(row.label === null ? {} : { suffix: `Rev ${row.label}` })} />
        {row.state === 'published' && row.copyId !== null ? (
          <PageLink pageId={row.copyId}>Open the copy</PageLink>
        ) : null}
      </div>
      {heldBack === null ? null : (
        <p>
          {heldBackWords[heldBack.because]}{' '}
          <span className="quiet">
            Since <When at={heldBack.since} />.
          </span>
        </p>
      )}
      {missing.length === 0 ? null : <p className="quiet">Files not copied: {missing.join(', ')}</p>}
      {drift === null ? null : (
        <p>
          {sayDrift(drift)} <When at={drift.at} precise />
        </p>
      )}
      {groups === undefined ? null : <p className="quiet">Where the page is restricted, read by: {groups}</p>}
      {onName === undefined ? null : (
        <div className="row">
          <Button onClick={onName}>
            {audience === null ? `Name who may read ${row.number}` : `Change who may read ${row.number}`}
          </Button>
        </div>
      )}
    </li>
  );
}

function mayNeedAudience({ heldBack, audience }: ReleasedCopyRow): boolean {
  return heldBack?.because === 'noAudience' || audience !== null;
}

interface ListProps {
  readonly view: ReleasedCopiesView;
  readonly onName: (row: ReleasedCopyRow) => void;
}
function Copies({ view, onName }: ListProps) {
  if (view.rows.length === 0) return view.to === null ? null : <Nothing title="No copies yet" />;
  return (
    <ul className="list stack" aria-label="Released copies">
      {view.rows.map((row) => (
        <Copy
          key={row.pageId}
          row={row}
          onName={view.mayChange && mayNeedAudience(row) ? () => onName(row) : undefined}
        />
      ))}
    </ul>
  );
}

type Open = { readonly form: 'change' } | { readonly form: 'audience'; readonly row: ReleasedCopyRow } | null;

export function ReleasedCopies({ spaceId }: { readonly spaceId: SpaceId }) {
  const handle = useAnswer('copies.view', { spaceId });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <section className="stack-tight">
      <h2>Released copies</h2>
      <p className="quiet">
        What is in force in this space can also be published as pages of a space for readers. The copies follow the
        record; changes made to them are recorded and undone.
      </p>
      <WhenAnswered handle={handle} what="the released copies">
        {(view) => {
          if (open?.form === 'change') {
            return <ChangeCopies spaceId={spaceId} view={view} onDone={handle.replace} onClose={close} />;
          }
          if (open?.form === 'audience') {
            return <NameAudience spaceId={spaceId} row={open.row} onDone={handle.replace} onClose={close} />;
          }
          return (
            <div className="stack-tight">
              <Facts>
                <Fact name="Copies">
                  {view.to === null ? 'Off: read in place' : `In ${view.to.name ?? 'a space you may not see'}`}
                </Fact>
                {view.job === null ? null : (
                  <Fact name="In step">
                    <Progress job={view.job} />
                  </Fact>
                )}
              </Facts>
              <Copies view={view} onName={(row) => setOpen({ form: 'audience', row })} />
              {view.mayChange ? (
                <div className="row">
                  <Button onClick={() => setOpen({ form: 'change' })}>Change the copies</Button>
                </div>
              ) : null}
            </div>
          );
        }}
      </WhenAnswered>
    </section>
  );
}
