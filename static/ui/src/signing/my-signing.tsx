/**
 * My signing: what I enrolled, what I may sign, and what to do when something is missing or lost. [B2, B13]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SignerView } from '../../../../src/contract/signing-answers';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { wordsForRefusal } from '../words/refusals';
import { presetWords } from '../words/signing';
import { AddDevice, RequestRecovery, SetPassphrase } from './enrolment';
import { type PartProps, useBusy } from './part';
import { SignerFacts, SignerTrail } from './signer-card';

type OwnDeed = 'setPassphrase' | 'addDevice' | 'requestRecovery';
const forms = { setPassphrase: SetPassphrase, addDevice: AddDevice, requestRecovery: RequestRecovery } as const;

function labelOf(deed: OwnDeed, signer: SignerView): string {
  if (deed === 'setPassphrase') return signer.passphrase === null ? 'Enrol a passphrase' : 'Change the passphrase';
  if (deed === 'addDevice') return signer.deviceSince === null ? 'Add a device' : 'Replace the device';
  return 'I lost something';
}

function State({ signer }: { readonly signer: SignerView }) {
  const { needs } = signer;
  if (needs.obstacle === null && needs.rights?.length === 0) {
    return (
      <Notice tone="warning" title="You have no signing right yet">
        <p>Ask the quality manager, who grants signing rights after checking your identity.</p>
      </Notice>
    );
  }
  if (needs.obstacle === null) {
    return (
      <Notice tone="success" title="You can sign">
        <p>{presetWords[needs.preset].atSigning}</p>
      </Notice>
    );
  }
  const words = wordsForRefusal({
    code: needs.obstacle,
    details: { missing: needs.missing, ...(needs.lockedUntil === null ? {} : { until: needs.lockedUntil }) },
  });
  return (
    <Notice tone="warning" title={words.message}>
      <p>{presetWords[needs.preset].atSigning}</p>
    </Notice>
  );
}

export function MySigning({ onBusy }: PartProps) {
  const handle = useAnswer('signing.mine', {});
  const [deed, setDeed] = useState<OwnDeed | null>(null);
  useBusy(onBusy, deed !== null);
  return (
    <WhenAnswered handle={handle} what="your signing">
      {(signer) => {
        if (deed !== null) {
          const Form = forms[deed];
          const close = () => {
            setDeed(null);
            handle.reload();
          };
          const done = (after: SignerView) => {
            setDeed(null);
            handle.replace(after);
          };
          return <Form signer={signer} onDone={done} onClose={close} />;
        }
        const offered = (['setPassphrase', 'addDevice', 'requestRecovery'] as const).filter((one) =>
          signer.deeds.includes(one),
        );
        return (
          <section className="stack">
            <h2 className="section-title">My signing</h2>
            <State signer={signer} />
            <SignerFacts signer={signer} />
            <div className="row">
              {offered.map((one, index) => (
                <Button key={one} appearance={index === 0 ? 'primary' : 'default'} onClick={() => setDeed(one)}>
                  {labelOf(one, signer)}
                </Button>
              ))}
            </div>
            <SignerTrail signer={signer} />
          </section>
        );
      }}
    </WhenAnswered>
  );
}
