/**
 * What is known of a signer: factors, rights, recovery and trail. The same for oneself and for those who look after signers. [B2, B13]
 */
import type { SignerView, SigningRightView } from '../../../../src/contract/signing-answers';
import { Day, Fact, Facts, When } from '../parts/small';
import { rightMeaningWords } from '../words/signing';
import { withDates } from '../words/dates';

export function rightInWords(right: SigningRightView): string {
  const until =
    right.revokedOn !== null ? `, revoked on ${right.revokedOn}` : right.to === null ? '' : ` to ${right.to}`;
  return withDates(`${rightMeaningWords[right.meaning]}: from ${right.from}${until}`);
}

function Rights({ signer }: { readonly signer: SignerView }) {
  if (signer.rights.length === 0) {
    return <p>{signer.rightsRequired ? 'None yet: nothing can be signed.' : 'None; this site asks for none.'}</p>;
  }
  return (
    <ul className="plain-list">
      {signer.rights.map((right) => (
        <li key={`${right.meaning} ${right.grantedAt}`}>
          {rightInWords(right)}{' '}
          <span className="quiet">
            (identity checked by {right.checkedBy.name}: {right.identity})
          </span>
        </li>
      ))}
    </ul>
  );
}

export function SignerFacts({ signer }: { readonly signer: SignerView }) {
  const { passphrase, deviceSince, failures, recovery } = signer;
  return (
    <Facts>
      <Fact name="Passphrase">
        {passphrase === null ? (
          'not enrolled'
        ) : (
          <>
            set <When at={passphrase.setAt} />, to be changed by <When at={passphrase.expiresAt} />
          </>
        )}
      </Fact>
      <Fact name="Device">
        {deviceSince === null ? (
          'not enrolled'
        ) : (
          <>
            enrolled <When at={deviceSince} />
          </>
        )}
      </Fact>
      <Fact name="Signing rights">
        <Rights signer={signer} />
      </Fact>
      {failures.count === 0 ? null : (
        <Fact name="Failures">
          {failures.count} since a quality manager last looked
          {failures.lastAt === null ? null : (
            <>
              , the last <When at={failures.lastAt} precise />
            </>
          )}
        </Fact>
      )}
      {recovery === null ? null : (
        <Fact name="Recovery">
          asked for <When at={recovery.requestedAt} />: {recovery.why}
          {recovery.approvals.map((one) => (
            <span key={one.by.accountId} className="quiet">
              {' '}
              Approved by {one.by.name} as {one.as === 'administrator' ? 'administrator' : 'quality manager'}.
            </span>
          ))}
        </Fact>
      )}
      <Fact name="As of">
        <Day on={signer.today} />
      </Fact>
    </Facts>
  );
}

export function SignerTrail({ signer }: { readonly signer: SignerView }) {
  if (signer.trail.length === 0) return null;
  return (
    <details>
      <summary>Audit trail of this signer</summary>
      <ol className="timeline">
        {signer.trail.map((entry, index) => (
          <li key={`${entry.at} ${index}`} className="timeline-entry">
            <p>{withDates(entry.text)}</p>
            <p className="quiet">
              {'name' in entry.by ? entry.by.name : `Plumbline (${entry.by.system})`}, <When at={entry.at} precise />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
