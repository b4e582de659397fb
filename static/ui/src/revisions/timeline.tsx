/**
 * The history of a document for people: every revision with its rounds, who signed and why, from when to when it was in force;
 * from each one to its text, its redline and its verification. Filtered by person, and read as of a day. [F8, A12, B4]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { RevisionsView, RevisionView, RoundView } from '../../../../src/contract/revision-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { ChangeRequest } from '../parts/change-request';
import { Nothing, WhenAnswered } from '../parts/answered';
import { LineField } from '../parts/form';
import { Notice } from '../parts/notice';
import { SignatureEvidence, SignatureLine } from '../parts/signature';
import { Digest, Fact, Facts, StateLozenge, When } from '../parts/small';
import { outcomes, retainedForReference, standings, textDisposed } from '../words/revisions';
import { inForceOn, peopleOf, selectRevisions } from './select-revisions';
import { ExportFiles } from './export-files';
import { draft, RedlineOfRevisions } from './redline';
import { RevisionTextView } from './revision-text';
import { DisposedText, Verify } from './verification';

type Shown =
  | { readonly kind: 'list' }
  | { readonly kind: 'text'; readonly revision: string }
  | { readonly kind: 'redline'; readonly before: string; readonly after: string };

export function RevisionTimeline({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.revisions', { pageId });
  const [shown, setShown] = useState<Shown>({ kind: 'list' });
  return (
    <WhenAnswered handle={handle} what="the revisions">
      {(view) => (
        <section className="stack">
          {shown.kind === 'list' ? null : (
            <div className="row">
              <Button onClick={() => setShown({ kind: 'list' })}>Back to the revisions</Button>
            </div>
          )}
          {shown.kind === 'list' ? <Revisions pageId={pageId} view={view} onShow={setShown} /> : null}
          {shown.kind === 'text' ? <RevisionTextView pageId={pageId} revision={shown.revision} /> : null}
          {shown.kind === 'redline' ? (
            <RedlineOfRevisions
              pageId={pageId}
              revisions={view}
              before={shown.before}
              after={shown.after}
              onChoose={(before, after) => setShown({ kind: 'redline', before, after })}
            />
          ) : null}
        </section>
      )}
    </WhenAnswered>
  );
}

interface RevisionsProps {
  readonly pageId: PageId;
  readonly view: RevisionsView;
  readonly onShow: (shown: Shown) => void;
}

function Revisions({ pageId, view, onShow }: RevisionsProps) {
  const [person, setPerson] = useState('');
  const [day, setDay] = useState('');
  const revisions = selectRevisions(view.revisions, person);
  const withText = view.revisions.filter((one) => one.hasText);
  return (
    <>
      <h2>Revisions of {view.number}</h2>
      <div className="filters">
        <LineField
          label="Person"
          hint={`For example ${peopleOf(view.revisions)[0] ?? 'a name'}`}
          type="search"
          value={person}
          onChange={setPerson}
        />
        <LineField label="In force on" type="date" value={day} onChange={setDay} />
        {withText.length === 0 ? null : (
          <Button
            onClick={() =>
              onShow({ kind: 'redline', before: view.lastSignedByMe ?? withText[0]?.label ?? draft, after: draft })
            }
          >
            Compare
          </Button>
        )}
      </div>
      {day === '' ? null : <AsOf view={view} day={day} />}
      {revisions.length === 0 ? (
        <Nothing title="No revision fits">
          <p>Clear the person to see all of them.</p>
        </Nothing>
      ) : (
        <ol className="timeline">
          {revisions.map((revision) => (
            <Revision key={`${revision.label} ${revision.openedAt}`} {...{ pageId, revision, view, onShow }} />
          ))}
        </ol>
      )}
      {view.legacyRevision === null ? null : (
        <p className="quiet">Revisions up to {view.legacyRevision} were issued before and are not held here.</p>
      )}
    </>
  );
}

function AsOf({ view, day }: { readonly view: RevisionsView; readonly day: string }) {
  const found = inForceOn(view.revisions, day);
  return found === null ? (
    <Notice tone="information" title="Nothing held here was in force at the end of that day (UTC)." announces />
  ) : (
    <Notice tone="information" title={`Rev ${found.label} was in force at the end of that day (UTC).`} announces />
  );
}

interface RevisionProps extends RevisionsProps {
  readonly revision: RevisionView;
}

function Revision({ pageId, revision, view, onShow }: RevisionProps) {
  const { label, standing, inForceFrom, inForceUntil, supersededBy, rounds } = revision;
  const at = view.revisions.indexOf(revision);
  const before = view.revisions.slice(at + 1).find((one) => one.hasText && one.standing !== 'abandoned');
  const suffix = supersededBy === null ? undefined : `by Rev ${supersededBy}`;
  return (
    <li className="timeline-entry stack-tight">
      <div className="row">
        <h3 className="revision-label">Rev {label}</h3>
        <StateLozenge state={standings[standing]} {...(suffix === undefined ? {} : { suffix })} />
        {isObsolete(revision) ? <StateLozenge state={revision.hasText ? retainedForReference : textDisposed} /> : null}
      </div>
      {inForceFrom === null ? null : (
        <p className="quiet">
          In force from <When at={inForceFrom} />
          {inForceUntil === null ? '' : ' until '}
          {inForceUntil === null ? null : <When at={inForceUntil} />}
        </p>
      )}
      {revision.disposed === null ? null : <DisposedText disposed={revision.disposed} />}
      {revision.hasText ? (
        <div className="row">
          <Button onClick={() => onShow({ kind: 'text', revision: label })}>Read</Button>
          {before === undefined ? null : (
            <Button onClick={() => onShow({ kind: 'redline', before: before.label, after: label })}>
              Redline from Rev {before.label}
            </Button>
          )}
          <ExportFiles pageId={pageId} subject={{ kind: 'copy', revision: label }} what={`Rev ${label}`} />
        </div>
      ) : null}
      {revision.hasText || revision.disposed !== null ? <Verify pageId={pageId} revision={label} /> : null}
      {rounds.map((round) => (
        <Round key={round.round} round={round} />
      ))}
    </li>
  );
}

function isObsolete({ standing }: RevisionView): boolean {
  return standing === 'superseded' || standing === 'withdrawn';
}

function Round({ round }: { readonly round: RoundView }) {
  return (
    <details>
      <summary>
        Round {round.round} · {round.author.name} · <When at={round.submittedAt} />{' '}
        <StateLozenge state={outcomes[round.outcome]} />
      </summary>
      <div className="stack-tight">
        <p>
          <span className="quiet">Reason for change:</span> {round.reason}
        </p>
        {round.changeRequest === null ? null : (
          <p>
            <span className="quiet">Change request:</span> <ChangeRequest request={round.changeRequest} />
          </p>
        )}
        {round.why === null ? null : (
          <blockquote>
            {round.why}
            {round.endedBy === null ? '' : ` (${round.endedBy.name})`}
          </blockquote>
        )}
        {round.signatures.map((signature) => (
          <SignatureLine
            key={`${signature.signer.accountId} ${signature.meaning} ${signature.signedAt}`}
            signature={signature}
          />
        ))}
        <details>
          <summary>Evidence of round {round.round}</summary>
          <Facts>
            <Fact name="Page version">
              {round.pageVersion}, made <When at={round.pageVersionCreatedAt} precise />
            </Fact>
            {round.contentDigest === null ? null : (
              <Fact name="Content digest (SHA-256)">
                <Digest value={round.contentDigest} />
              </Fact>
            )}
          </Facts>
          {round.signatures.map((signature) => (
            <SignatureEvidence
              key={`${signature.signer.accountId} ${signature.meaning} ${signature.signedAt}`}
              signature={signature}
            />
          ))}
        </details>
      </div>
    </details>
  );
}
