/**
 * Digests and bindings, one click further: who only reads never needs them, who audits finds them here. (defaults, "Simple before powerful")
 */
import type { DocumentView, RevisionView } from '../../../../src/contract/document-answers';
import { SignatureEvidence, SignatureLine } from '../parts/signature';
import { Digest, Fact, Facts } from '../parts/small';
import { utcTime } from '../words/dates';

export function Signatures({ revision }: { readonly revision: RevisionView }) {
  if (revision.signatures.length === 0) return null;
  return (
    <details>
      <summary>
        Signatures of Rev {revision.label} ({revision.signatures.length})
      </summary>
      {revision.signatures.map((signature) => (
        <SignatureLine key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
      ))}
    </details>
  );
}

function RevisionEvidence({ revision }: { readonly revision: RevisionView }) {
  return (
    <section>
      <h4>Rev {revision.label}</h4>
      <Facts>
        {revision.pageVersion === null ? null : (
          <Fact name="Page version">
            {revision.pageVersion}
            {revision.pageVersionCreatedAt === null ? null : `, made ${utcTime(revision.pageVersionCreatedAt)}`}
          </Fact>
        )}
        <Fact name="Content digest (SHA-256)">
          {revision.contentDigest === null ? 'taken when it is submitted' : <Digest value={revision.contentDigest} />}
        </Fact>
      </Facts>
      {revision.signatures.map((signature) => (
        <SignatureEvidence key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
      ))}
    </section>
  );
}

export function Evidence({ document }: { readonly document: DocumentView }) {
  return (
    <details>
      <summary>Evidence</summary>
      <p className="quiet">
        Each signature is bound to the content digest below: the text, title and attachments as frozen at submit. The
        page now stands at version {document.currentPageVersion}.
      </p>
      {document.effective === null ? null : <RevisionEvidence revision={document.effective} />}
      {document.work === null ? null : <RevisionEvidence revision={document.work} />}
    </details>
  );
}
