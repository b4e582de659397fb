/**
 * The daily digest in the settings: off or on one page, from which hour; changed by the quality manager with a reason. [DG-1]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import type { DigestSettingsView } from '../../../../src/contract/settings-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { findByTitle } from '../host/find-pages';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { WhenAnswered } from '../parts/answered';
import { ChoiceField, CommandForm, ProseField } from '../parts/form';
import { Notice } from '../parts/notice';
import { Chip, SearchPicker } from '../parts/picker';
import { Day, Fact, Facts } from '../parts/small';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00 UTC`,
}));

interface InboxPage {
  readonly pageId: PageId;
  readonly title: string;
}

function pageNow({ pageId, pageTitle }: DigestSettingsView): InboxPage | null {
  return pageId === null ? null : { pageId, title: pageTitle ?? 'A page you may not see' };
}

interface ChangeProps {
  readonly view: DigestSettingsView;
  readonly onDone: (view: DigestSettingsView) => void;
  readonly onClose: () => void;
}
function ChangeDigest({ view, onDone, onClose }: ChangeProps) {
  const [page, setPage] = useState(() => pageNow(view));
  const [hour, setHour] = useState(String(view.hourUtc));
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('digest.change', (changed) => {
    onDone(changed);
    onClose();
  });
  const search = useCallback((typed: string) => findByTitle(null, typed), []);
  const pageId = page?.pageId ?? null;
  const isChanged = pageId !== view.pageId || Number(hour) !== view.hourUtc;
  return (
    <CommandForm
      title="Change the daily digest"
      submitLabel="Save"
      busy={busy}
      refusal={refusal}
      ready={isChanged && reason.trim() !== ''}
      onSubmit={() => run({ seenSequence: view.sequence, pageId, hourUtc: Number(hour), reason })}
      onCancel={onClose}
    >
      {page === null ? (
        <SearchPicker
          label="Inbox page"
          hint="Type a part of its title. No page: nobody is told."
          search={search}
          keyOf={(one) => one.pageId}
          nameOf={(one) => one.title}
          onChoose={setPage}
        />
      ) : (
        <div className="field">
          <span className="label">Inbox page</span>
          <Chip name={page.title} onRemove={() => setPage(null)} />
        </div>
      )}
      <ChoiceField label="Not before" value={hour} choices={hours} onChange={setHour} />
      <ProseField label="Reason" hint="It stays in the record." value={reason} onChange={setReason} />
    </CommandForm>
  );
}

function LastRun({ run }: { readonly run: DigestSettingsView['lastRun'] }) {
  if (run === null) return <>not yet</>;
  const people = run.told === 1 ? '1 person' : `${run.told} people`;
  return (
    <>
      <Day on={run.day} />: {people} told{run.finishedAt === null ? ', not finished' : ''}
    </>
  );
}

export function Digest() {
  const handle = useAnswer('digest.view', {});
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="stack-tight">
      <h2>Daily digest</h2>
      <p className="quiet">
        Once a day each person with something waiting is mentioned in a comment on one page, with the numbers of what
        waits. Who may not see that page is not told.
      </p>
      <WhenAnswered handle={handle} what="the digest">
        {(view) =>
          isOpen ? (
            <ChangeDigest view={view} onDone={handle.replace} onClose={() => setOpen(false)} />
          ) : (
            <div className="stack-tight">
              <Facts>
                <Fact name="Inbox page">{pageNow(view)?.title ?? 'Off: no page is named'}</Fact>
                <Fact name="Not before">{hours[view.hourUtc]?.label}</Fact>
                <Fact name="Last">
                  <LastRun run={view.lastRun} />
                </Fact>
              </Facts>
              {view.lastRun === null || view.lastRun.problem === null ? null : (
                <Notice tone="warning" title={view.lastRun.problem}>
                  <p>Add the app to the restrictions of the page, or name another page.</p>
                </Notice>
              )}
              {view.lastRun === null || view.lastRun.unreached.length === 0 ? null : (
                <Notice tone="warning" title="Not told, because they may not see the inbox page">
                  <p>{view.lastRun.unreached.map((one) => one.name).join(', ')}</p>
                </Notice>
              )}
              {view.mayChange ? (
                <div className="row">
                  <Button onClick={() => setOpen(true)}>Change the digest</Button>
                </div>
              ) : null}
            </div>
          )
        }
      </WhenAnswered>
    </section>
  );
}
