/**
 * One signer, opened by somebody else: grant and revoke rights, look into failures, decide a recovery. [B2, B8, B13]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SignerDeed, SignerView } from '../../../../src/contract/signing-answers';
import type { AccountId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { SignerFacts, SignerTrail } from './signer-card';
import { DecideRecovery, GrantRight, ReviewFailures, RevokeRight } from './signer-forms';

type Deed = Extract<SignerDeed, 'grantRight' | 'revokeRight' | 'reviewFailures' | 'decideRecovery'>;
const forms = {
  grantRight: GrantRight,
  revokeRight: RevokeRight,
  reviewFailures: ReviewFailures,
  decideRecovery: DecideRecovery,
} as const;
const labels: Readonly<Record<Deed, string>> = {
  decideRecovery: 'Decide the recovery',
  reviewFailures: 'Say what was found',
  grantRight: 'Grant a right',
  revokeRight: 'Revoke a right',
};
const order = Object.keys(labels) as readonly Deed[];

export function SignerDetail({ accountId, onClose }: { readonly accountId: AccountId; readonly onClose: () => void }) {
  const handle = useAnswer('signing.signer', { accountId });
  const [deed, setDeed] = useState<Deed | null>(null);
  return (
    <section className="stack">
      <div className="row">
        <Button appearance="subtle" onClick={onClose}>
          ← All signers
        </Button>
      </div>
      <WhenAnswered handle={handle} what="this signer">
        {(signer) => {
          if (deed !== null) {
            const Form = forms[deed];
            const done = (after: SignerView) => {
              setDeed(null);
              handle.replace(after);
            };
            return <Form signer={signer} onDone={done} onClose={() => setDeed(null)} />;
          }
          return (
            <>
              <h2 className="section-title">{signer.person.name}</h2>
              <SignerFacts signer={signer} />
              <div className="row">
                {order
                  .filter((one) => signer.deeds.includes(one))
                  .filter((one) => one !== 'revokeRight' || signer.rights.some((right) => right.revokedOn === null))
                  .map((one) => (
                    <Button key={one} onClick={() => setDeed(one)}>
                      {labels[one]}
                    </Button>
                  ))}
              </div>
              <SignerTrail signer={signer} />
            </>
          );
        }}
      </WhenAnswered>
    </section>
  );
}
