/**
 * What a reader sees of a controlled document without a click: number, title, what is in force, what is in work, and whether the
 * page still is what was approved.
 */
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { DocumentView } from '../../../../src/contract/document-answers';
import { PageLink } from '../host/navigation';
import { ChangeRequest } from '../parts/change-request';
import { Day, Fact, Facts, StateLozenge, When } from '../parts/small';
import { FlagLozenges } from './life-cycle';
import { documentLives, revisionStates, typeNames } from '../words/states';

export function DocumentLozenges({ document }: { readonly document: DocumentView }) {
  const { effective, work, life } = document;
  const over = life === 'withdrawn' || life === 'cancelled';
  return (
    <div className="row" role="group" aria-label="State">
      {over || (effective === null && work === null) ? <StateLozenge state={documentLives[life]} /> : null}
      {!over && effective !== null ? (
        <StateLozenge state={revisionStates.effective} suffix={`Rev ${effective.label}`} />
      ) : null}
      {work !== null ? <StateLozenge state={revisionStates[work.state]} suffix={`Rev ${work.label}`} /> : null}
      <FlagLozenges lifeCycle={document.lifeCycle} />
    </div>
  );
}

function SinceApproval({ document }: { readonly document: DocumentView }) {
  if (document.effective === null) return null;
  if (document.unchangedSinceApproval === true) {
    // A temporary revision was released without its approval.
    const since = document.lifeCycle.temporaryUntil === null ? 'approval' : 'release';
    return <p className="since since-unchanged">Unchanged since {since} ✓</p>;
  }
  if (!document.changedSinceEffective) return null;
  return (
    <p className="since since-changed">
      <WarningIcon label="" color="currentColor" /> Changed since Rev {document.effective.label}
    </p>
  );
}

export function DocumentSummary({ document }: { readonly document: DocumentView }) {
  const { effective, work } = document;
  const { withdrawn } = document.lifeCycle;
  // Of what is in work, else of what is in force.
  const changeRequest = work?.changeRequest ?? (work === null ? (effective?.changeRequest ?? null) : null);
  return (
    <header className="stack-tight">
      <p className="quiet">
        <strong className="number">{document.number}</strong> · {typeNames[document.typeCode]}
      </p>
      <h2 className="document-title">{document.title}</h2>
      <DocumentLozenges document={document} />
      <SinceApproval document={document} />
      <Facts>
        {effective === null || effective.effectiveAt === null ? null : (
          <Fact name={withdrawn === undefined ? 'In force since' : 'Was in force'}>
            <When at={effective.effectiveAt} />
            {withdrawn === undefined ? null : (
              <>
                {' – '}
                <When at={withdrawn.at} />
              </>
            )}
          </Fact>
        )}
        {changeRequest === null ? null : (
          <Fact name="Change request">
            <ChangeRequest request={changeRequest} />
          </Fact>
        )}
        {document.releasedCopy === null ? null : (
          <Fact name="Released copy">
            <PageLink pageId={document.releasedCopy.copyId}>Rev {document.releasedCopy.label}</PageLink>
          </Fact>
        )}
        <Fact name="Owner">{document.owner.name}</Fact>
        {document.nextReviewOn === null ? null : (
          <Fact name="Next review">
            <Day on={document.nextReviewOn} />
          </Fact>
        )}
      </Facts>
    </header>
  );
}
