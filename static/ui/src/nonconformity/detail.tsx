/**
 * A nonconformity with all that was decided about it, and the deeds possible now. Used by the issue panel, the space page and the
 * document's modal. [D1, D3, D7]
 */
import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useCallback, useState } from 'react';
import type {
  NonconformityDeed,
  NonconformityView,
  ReportedNonconformity,
} from '../../../../src/contract/nonconformity-answers';
import { IssueLink, PageLink } from '../host/navigation';
import { useCommand } from '../host/use-command';
import { Loading, RefusalNotice } from '../parts/answered';
import { Notice } from '../parts/notice';
import { Digest, Due, Fact, Facts, StateLozenge, When } from '../parts/small';
import { issueLinkWords, nonconformityDeeds, nonconformityStates, originWords, severityWords } from '../words/states';

const NonconformityForm = lazy(() => import('./forms').then((module) => ({ default: module.NonconformityForm })));

export function DocumentOf({ record }: { readonly record: NonconformityView }) {
  const name =
    record.documentNumber === null
      ? 'the page it was reported from'
      : `${record.documentNumber}${record.revisionLabel === null ? '' : ` Rev ${record.revisionLabel}`}`;
  return <PageLink pageId={record.pageId}>{name}</PageLink>;
}

export function NonconformityLozenges({ record }: { readonly record: NonconformityView }) {
  return (
    <span className="row">
      <StateLozenge state={nonconformityStates[record.state]} />
      {record.acceptance === null ? null : <StateLozenge state={severityWords[record.acceptance.severity]} />}
    </span>
  );
}

function Acceptance({ record }: { readonly record: NonconformityView }) {
  const { acceptance, rejection } = record;
  if (rejection !== null) {
    return (
      <section>
        <h3>Rejected</h3>
        <p>{rejection.reason}</p>
        <p className="quiet">
          {rejection.by.name}, <When at={rejection.at} precise />
        </p>
      </section>
    );
  }
  if (acceptance === null) return null;
  return (
    <section>
      <h3>Accepted</h3>
      <Facts>
        <Fact name="Severity">{severityWords[acceptance.severity].text}</Fact>
        <Fact name="Origin">{originWords[acceptance.origin]}</Fact>
        <Fact name="Process">{acceptance.process}</Fact>
        <Fact name="Requirement breached">{acceptance.requirement}</Fact>
        <Fact name="Evidence">{acceptance.evidence}</Fact>
        <Fact name="Accepted by">
          {acceptance.by.name}, <When at={acceptance.at} precise />
        </Fact>
      </Facts>
    </section>
  );
}

function Corrections({ record }: { readonly record: NonconformityView }) {
  if (record.corrections.length === 0) return null;
  return (
    <section>
      <h3>Corrections</h3>
      <ol className="steps">
        {record.corrections.map((correction) => (
          <li
            key={correction.correctionNumber}
            className={`step step-${correction.completedAt === null ? 'open' : 'met'}`}
          >
            <p>
              <strong>
                {correction.correctionNumber}. {correction.correction}
              </strong>
            </p>
            <p className="quiet">
              {correction.owner.name} ·{' '}
              {correction.completedAt === null ? (
                <Due on={correction.dueOn} />
              ) : (
                <>
                  done <When at={correction.completedAt} precise />
                </>
              )}
            </p>
            {correction.outcome === null ? null : <p>{correction.outcome}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Closure({ record }: { readonly record: NonconformityView }) {
  const { closure } = record;
  if (closure === null) return null;
  return (
    <section>
      <h3>Closed</h3>
      <p>
        <strong>{closure.signer.name}</strong> signed <When at={closure.signedAt} precise />
      </p>
      <p>{closure.reason}</p>
      <p>Corrective action needed: {closure.correctiveActionNeeded ? 'yes' : 'no'}.</p>
      <details>
        <summary>Evidence</summary>
        <Facts>
          <Fact name="Content digest (SHA-256)">
            <Digest value={closure.contentDigest} />
          </Fact>
        </Facts>
      </details>
    </section>
  );
}

interface DeedsProps {
  readonly record: NonconformityView;
  readonly onOpen: (deed: NonconformityDeed) => void;
  readonly onChanged: (record: NonconformityView) => void;
}

function Deeds({ record, onOpen, onChanged }: DeedsProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const again = useCommand(
    'nonconformity.createIssueAgain',
    useCallback(
      (answer: ReportedNonconformity) => {
        if (answer.kind === 'issueRefused') setRefused(answer.because);
        else onChanged(answer.nonconformity);
      },
      [onChanged],
    ),
  );
  if (record.deeds.length === 0) return null;
  return (
    <div className="stack-tight">
      <div className="row" role="group" aria-label="What you can do here">
        {record.deeds.map((deed, index) =>
          deed === 'createIssueAgain' ? (
            <Button
              key={deed}
              isLoading={again.busy}
              onClick={() => again.run({ nonconformityId: record.nonconformityId })}
            >
              {nonconformityDeeds[deed]}
            </Button>
          ) : (
            <Button key={deed} appearance={index === 0 ? 'primary' : 'default'} onClick={() => onOpen(deed)}>
              {nonconformityDeeds[deed]}
            </Button>
          ),
        )}
      </div>
      {again.refusal === null ? null : <RefusalNotice refusal={again.refusal} />}
      {refused === null ? null : (
        <Notice tone="danger" title="Jira did not take the issue" announces>
          <p>{refused}</p>
        </Notice>
      )}
    </div>
  );
}

interface NonconformityDetailProps {
  readonly record: NonconformityView;
  readonly onChanged: (record: NonconformityView) => void;
  /** In the issue panel the issue is the page around it, so it is not linked again. */
  readonly showsIssue?: boolean;
}

export function NonconformityDetail({ record, onChanged, showsIssue = true }: NonconformityDetailProps) {
  const [open, setOpen] = useState<NonconformityDeed | null>(null);
  const done = useCallback(
    (changed: NonconformityView) => {
      setOpen(null);
      onChanged(changed);
    },
    [onChanged],
  );
  if (open !== null) {
    return (
      <Suspense fallback={<Loading what="the form" />}>
        <NonconformityForm deed={open} record={record} onDone={done} onClose={() => setOpen(null)} />
      </Suspense>
    );
  }
  const { issue } = record;
  return (
    <div className="stack">
      <header className="stack-tight">
        <div className="row">
          <h2 className="section-title number">{record.number}</h2>
          <NonconformityLozenges record={record} />
        </div>
        <p className="prose">{record.what}</p>
      </header>
      <Facts>
        <Fact name="Where">{record.where}</Fact>
        <Fact name="Document">
          <DocumentOf record={record} />
        </Fact>
        <Fact name="Reported by">
          {record.reporter.name}, <When at={record.reportedAt} precise />
        </Fact>
        {showsIssue && issue.state !== 'uncertain' ? (
          <Fact name="Jira issue">
            {issue.key === null ? issueLinkWords[issue.state] : <IssueLink issueKey={issue.key} />}
          </Fact>
        ) : null}
      </Facts>
      {issue.state === 'doubled' || issue.state === 'uncertain' ? (
        <Notice tone="warning">
          <p>{issueLinkWords[issue.state]}</p>
        </Notice>
      ) : null}
      <Deeds record={record} onOpen={setOpen} onChanged={onChanged} />
      <Acceptance record={record} />
      <Corrections record={record} />
      <Closure record={record} />
    </div>
  );
}
