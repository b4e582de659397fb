/**
 * The document panel: what stands, what is going on, what I can do here now. Shared by the byline popup and the modal; buttons
 * come from `deeds` and from nowhere else. Forms are loaded when one is opened, to keep the popup small.
 */
import Button from '@atlaskit/button/default/button';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type {
  DocumentAnswer,
  DocumentDeed,
  DocumentView,
  UncontrolledView,
} from '../../../../src/contract/document-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { RelationsOnDemand } from '../drift/relations-on-demand';
import type { ModalContent } from '../host/context';
import type { AnswerHandle } from '../host/use-answer';
import { PageLink, refreshHost } from '../host/navigation';
import { useCommand } from '../host/use-command';
import { Loading, RefusalNotice, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { When } from '../parts/small';
import { documentDeeds, documentDeedsDone, documentLives } from '../words/states';
import { Evidence, Signatures } from './evidence';
import { LifeCycleNotices, WithdrawalProgress } from './life-cycle';
import { ApprovalProgress, Returned } from './progress';
import { DocumentSummary } from './summary';
import { withDates } from '../words/dates';

const DeedForm = lazy(() => import('./deeds/deed-form').then((module) => ({ default: module.DeedForm })));

/** In the order a person looks for them; the first one possible is the prominent one. */
const order: readonly DocumentDeed[] = [
  'register',
  'approve',
  'confirmMinor',
  'signWithdrawal',
  'submit',
  'reinstate',
  'startRevision',
  'reject',
  'rejectWithdrawal',
  'recall',
  'recallWithdrawal',
  'endHold',
  'reviewPeriodically',
  'planEffect',
  'reportNonconformity',
  'reassignStep',
  'waiveSeparation',
  'changeOwner',
  'abandonDraft',
  'changeDistribution',
  'hold',
  'release',
  'withdraw',
  'cancelNumber',
];
/** Offered, but seldom: one click further. */
const seldom: readonly DocumentDeed[] = [
  'reassignStep',
  'changeOwner',
  'abandonDraft',
  'changeDistribution',
  'hold',
  'release',
  'planEffect',
  'withdraw',
  'cancelNumber',
];
const prominent: readonly DocumentDeed[] = ['register', 'approve', 'submit'];

interface DeedsProps {
  readonly answer: DocumentAnswer;
  readonly onOpen: (deed: DocumentDeed) => void;
  readonly onDone: (answer: DocumentAnswer) => void;
}

function DeedButton({
  deed,
  onOpen,
  isFirst,
}: {
  readonly deed: DocumentDeed;
  readonly onOpen: () => void;
  readonly isFirst: boolean;
}) {
  return (
    <Button appearance={isFirst && prominent.includes(deed) ? 'primary' : 'default'} onClick={onOpen}>
      {documentDeeds[deed]}
    </Button>
  );
}

function Deeds({ answer, onOpen, onDone }: DeedsProps) {
  const start = useCommand('document.startRevision', onDone);
  const possible = order.filter((deed) => answer.deeds.includes(deed));
  const usual = possible.filter((deed) => !seldom.includes(deed));
  const rare = possible.filter((deed) => seldom.includes(deed));
  if (possible.length === 0) return null;
  return (
    <section aria-label="What you can do here" className="stack-tight">
      <div className="row">
        {usual.map((deed, index) =>
          deed === 'startRevision' ? (
            <Button key={deed} isLoading={start.busy} onClick={() => start.run({ pageId: answer.pageId })}>
              {documentDeeds.startRevision}
            </Button>
          ) : (
            <DeedButton key={deed} deed={deed} isFirst={index === 0} onOpen={() => onOpen(deed)} />
          ),
        )}
      </div>
      {start.refusal === null ? null : <RefusalNotice refusal={start.refusal} />}
      {rare.length === 0 ? null : (
        <details>
          <summary>More</summary>
          <div className="row">
            {rare.map((deed) => (
              <DeedButton key={deed} deed={deed} isFirst={false} onOpen={() => onOpen(deed)} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Uncontrolled({ view, children }: { readonly view: UncontrolledView; readonly children: ReactNode }) {
  if (view.copyOf !== undefined) {
    return (
      <div className="stack">
        <h2 className="document-title">{view.title}</h2>
        <p>
          This page is the released copy of <PageLink pageId={view.copyOf.pageId}>{view.copyOf.number}</PageLink>: what
          is in force, kept by Plumbline. The record is with the document itself.
        </p>
        {children}
      </div>
    );
  }
  return (
    <div className="stack">
      <h2 className="document-title">{view.title}</h2>
      <p>
        This page is not a controlled document. Under control it gets a number ({view.numberPrefix}-…), an approval with
        signatures and a revision history.
      </p>
      {view.deeds.includes('register') ? null : (
        <p className="quiet">A document controller or quality manager can put it under control.</p>
      )}
      {children}
    </div>
  );
}

function Standing({ document }: { readonly document: DocumentView }) {
  const refused = document.mySteps.filter((step) => step.refusedBecause !== null);
  const { withdrawn } = document.lifeCycle;
  return (
    <>
      {document.life === 'withdrawn' || document.life === 'cancelled' ? (
        <Notice tone="warning" title={documentLives[document.life].text}>
          {withdrawn === undefined ? null : (
            <p>
              By {withdrawn.by.name}, <When at={withdrawn.at} />
              {withdrawn.why === null ? '.' : `: ${withdrawn.why}`}
            </p>
          )}
          <p>It is kept for reference and must not be used.</p>
        </Notice>
      ) : null}
      <LifeCycleNotices document={document} />
      {document.notices.map((notice) => (
        <Notice key={notice} tone="warning">
          <p>{withDates(notice)}</p>
        </Notice>
      ))}
      {document.work === null ? null : <Returned revision={document.work} />}
      {refused.map((step) => (
        <Notice key={step.stepId} tone="information" title="You are asked to sign, but may not">
          <p className="sentence">{withDates(step.refusedBecause ?? '')}</p>
        </Notice>
      ))}
    </>
  );
}

interface DocumentPanelProps {
  readonly pageId: PageId;
  readonly handle: AnswerHandle<DocumentAnswer>;
  /** Offers what the modal's other tabs show; absent inside the modal, which has the tabs. */
  readonly onRead?: (show: ModalContent, title: string) => void;
}

function Reading({
  document,
  onRead,
}: {
  readonly document: DocumentView;
  readonly onRead: NonNullable<DocumentPanelProps['onRead']>;
}) {
  const { number, effective } = document;
  return (
    <nav className="row reading" aria-label="Read">
      {effective === null ? null : (
        <Button appearance="subtle" onClick={() => onRead('effectiveText', `${number} Rev ${effective.label}`)}>
          Read Rev {effective.label}
        </Button>
      )}
      <Button appearance="subtle" onClick={() => onRead('history', `${number}: history`)}>
        History
      </Button>
      <Button appearance="subtle" onClick={() => onRead('nonconformities', `${number}: nonconformities`)}>
        Nonconformities
      </Button>
    </nav>
  );
}

export function DocumentPanel({ pageId, handle, onRead }: DocumentPanelProps) {
  const [open, setOpen] = useState<DocumentDeed | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { replace, reload } = handle;
  const done = useCallback(
    (answer: DocumentAnswer) => {
      replace(answer);
      refreshHost();
      setSaid(documentDeedsDone[open ?? 'startRevision']);
      setOpen(null);
    },
    [replace, open],
  );
  const close = useCallback(() => {
    setOpen(null);
    reload();
  }, [reload]);

  return (
    <WhenAnswered handle={handle} what="the document">
      {(answer) => {
        if (open !== null) {
          return (
            <Suspense fallback={<Loading what="the form" />}>
              <DeedForm deed={open} answer={answer} onDone={done} onClose={close} />
            </Suspense>
          );
        }
        const deeds = (
          <Deeds
            answer={answer}
            onDone={done}
            onOpen={(deed) => {
              setSaid(null);
              setOpen(deed);
            }}
          />
        );
        const outcome =
          said === null ? null : (
            <Notice tone="success" announces>
              <p>{said}</p>
            </Notice>
          );
        if (answer.kind === 'uncontrolled') {
          return (
            <Uncontrolled view={answer}>
              {outcome}
              {deeds}
            </Uncontrolled>
          );
        }
        return (
          <div className="stack" data-page={pageId}>
            <DocumentSummary document={answer} />
            {outcome}
            <Standing document={answer} />
            {deeds}
            {onRead === undefined ? null : <Reading document={answer} onRead={onRead} />}
            {answer.work === null ? null : <ApprovalProgress revision={answer.work} />}
            <WithdrawalProgress lifeCycle={answer.lifeCycle} />
            <div>
              {answer.effective === null ? null : <Signatures revision={answer.effective} />}
              <RelationsOnDemand pageId={answer.pageId} />
              <Evidence document={answer} />
            </div>
          </div>
        );
      }}
    </WhenAnswered>
  );
}
