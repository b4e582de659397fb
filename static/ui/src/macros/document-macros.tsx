/**
 * Macros about the document they stand in: header, revision history, signature page. All of it comes from the record; a page that
 * is none says what to do. [E8; MC-1]
 */
import type { DocumentView } from '../../../../src/contract/document-answers';
import type { RevisionsView, RevisionView } from '../../../../src/contract/revision-answers';
import type { PageId } from '../../../../src/kernel/ids';
import type { ReactNode } from 'react';
import { DocumentLozenges } from '../document/summary';
import { type AnswerHandle, useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { SignatureLine } from '../parts/signature';
import { Day, Digest, Fact, Facts, StateLozenge, When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { standings } from '../words/revisions';
import { typeNames } from '../words/states';

interface OfPage {
  readonly pageId: PageId;
}

export function HeaderMacro({ pageId }: OfPage) {
  const handle = useAnswer('document.view', { pageId });
  return (
    <WhenAnswered handle={handle} what="the document">
      {(view) => (view.kind === 'controlled' ? <Header document={view} /> : <NotControlled />)}
    </WhenAnswered>
  );
}

function Header({ document }: { readonly document: DocumentView }) {
  const { effective, number, typeCode, owner, nextReviewOn } = document;
  return (
    <section className="card stack-tight" aria-label={`Document header of ${number}`}>
      <div className="row spread">
        <p>
          <strong className="number">{number}</strong> · {typeNames[typeCode]}
        </p>
        <DocumentLozenges document={document} />
      </div>
      <Facts>
        <Fact name="Revision">{effective === null ? 'None in force yet' : `Rev ${effective.label}`}</Fact>
        <Fact name="In force since">
          {effective === null || effective.effectiveAt === null ? '–' : <When at={effective.effectiveAt} />}
        </Fact>
        <Fact name="Owner">{owner.name}</Fact>
        <Fact name="Next review">{nextReviewOn === null ? '–' : <Day on={nextReviewOn} />}</Fact>
      </Facts>
    </section>
  );
}

function NotControlled() {
  return (
    <Nothing title="This page is not a controlled document">
      <p>Put it under control with “Controlled document” above the page; this macro then shows its record.</p>
    </Nothing>
  );
}

/** Revisions of the page; that it is no controlled document is no fault of a macro. */
function WhenRevisions({
  handle,
  children,
}: {
  readonly handle: AnswerHandle<RevisionsView>;
  readonly children: (view: RevisionsView) => ReactNode;
}) {
  const { answered } = handle;
  if (answered.state === 'refused' && answered.refusal.code === 'notControlled') return <NotControlled />;
  return (
    <WhenAnswered handle={handle} what="the revisions">
      {children}
    </WhenAnswered>
  );
}

export function HistoryMacro({ pageId }: OfPage) {
  const handle = useAnswer('document.revisions', { pageId });
  return (
    <WhenRevisions handle={handle}>
      {({ number, revisions }) =>
        revisions.length === 0 ? (
          <Nothing title="No revision yet">
            <p>The first one appears here when it is submitted.</p>
          </Nothing>
        ) : (
          <section className="stack-tight">
            <p className="quiet">Revision history of {number}</p>
            <table className="table" aria-label={`Revision history of ${number}`}>
              <TableHead columns={['Revision', 'State', 'In force from', 'Author', 'Reason for change']} />
              <tbody>
                {revisions.map((revision) => (
                  <HistoryRow key={`${revision.label} ${revision.openedAt}`} revision={revision} />
                ))}
              </tbody>
            </table>
          </section>
        )
      }
    </WhenRevisions>
  );
}

function HistoryRow({ revision }: { readonly revision: RevisionView }) {
  const { label, standing, inForceFrom, rounds } = revision;
  const [last] = rounds;
  return (
    <tr>
      <th scope="row">Rev {label}</th>
      <td data-name="State">
        <StateLozenge state={standings[standing]} />
      </td>
      <td data-name="In force from">{inForceFrom === null ? '–' : <When at={inForceFrom} />}</td>
      <td data-name="Author">{last?.author.name ?? '–'}</td>
      <td data-name="Reason for change">{last?.reason ?? '–'}</td>
    </tr>
  );
}

export function SignaturesMacro({ pageId }: OfPage) {
  const handle = useAnswer('document.revisions', { pageId });
  return (
    <WhenRevisions handle={handle}>
      {({ number, revisions }) => {
        const current = revisions.find(({ standing }) => standing === 'inForce');
        const round = current?.rounds.find(({ outcome }) => outcome === 'approved' || outcome === 'released');
        if (current === undefined || round === undefined) {
          return (
            <Nothing title="No revision is in force">
              <p>Signatures stand here once a revision is approved and in force.</p>
            </Nothing>
          );
        }
        return (
          <section className="card stack-tight" aria-label={`Signatures of ${number} Rev ${current.label}`}>
            <div className="row spread">
              <p>
                Signatures of <strong className="number">{number}</strong> Rev {current.label}
              </p>
              <StateLozenge state={standings.inForce} />
            </div>
            {round.signatures.map((signature) => (
              <SignatureLine
                key={`${signature.signer.accountId} ${signature.meaning} ${signature.signedAt}`}
                signature={signature}
              />
            ))}
            {round.contentDigest === null ? null : (
              <p className="quiet">
                Content digest (SHA-256) <Digest value={round.contentDigest} />
              </p>
            )}
          </section>
        );
      }}
    </WhenRevisions>
  );
}
