/**
 * A signature's manifestation: printed name, meaning and time at a glance; what it is bound to one click further.
 * (21 CFR 11.50, 11.70) [B1]
 */
import type { SignatureManifestation } from '../../../../src/contract/signature-answers';
import { meaningWords } from '../words/states';
import { reconfirmationWords } from '../words/signing';
import { utcTime } from '../words/dates';
import { Digest, Fact, Facts, When } from './small';

/** A delegate stands beside the principal: “Luca Ferri for Hana Ito”. [A7] */
export function signerWords({ signer, onBehalfOf }: Pick<SignatureManifestation, 'signer' | 'onBehalfOf'>): string {
  return onBehalfOf === undefined ? signer.name : `${signer.name} for ${onBehalfOf.name}`;
}

export function SignatureLine({ signature }: { readonly signature: SignatureManifestation }) {
  const words = meaningWords[signature.meaning];
  return (
    <div className="signature">
      <p>
        <strong>{signerWords(signature)}</strong> · {words.did} <When at={signature.signedAt} precise />
      </p>
      <p className="quiet">“{words.says}”</p>
      {signature.comment === undefined ? null : <blockquote>{signature.comment}</blockquote>}
    </div>
  );
}

/** Everything a signature is bound to, for *Evidence*. */
export function SignatureEvidence({ signature }: { readonly signature: SignatureManifestation }) {
  return (
    <Facts>
      <Fact name="Signer">
        {signature.signer.name} <span className="quiet">({signature.signer.accountId})</span>
      </Fact>
      {signature.onBehalfOf === undefined ? null : (
        <Fact name="For">
          {signature.onBehalfOf.name} <span className="quiet">({signature.onBehalfOf.accountId})</span>
        </Fact>
      )}
      <Fact name="Meaning">
        {meaningWords[signature.meaning].did}: “{meaningWords[signature.meaning].says}”
      </Fact>
      <Fact name="Confirmed">{reconfirmationWords[signature.reconfirmation]}</Fact>
      <Fact name="Signed at">{utcTime(signature.signedAt)}</Fact>
      <Fact name="Signed for">
        {signature.documentNumber} Rev {signature.revisionLabel}
      </Fact>
      <Fact name="Page version">
        {signature.pageVersion}, made {utcTime(signature.pageVersionCreatedAt)}
      </Fact>
      <Fact name="Content digest (SHA-256)">
        <Digest value={signature.contentDigest} />
      </Fact>
    </Facts>
  );
}
