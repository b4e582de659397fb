/**
 * The forms about one's own factors: passphrase, device, recovery. [B2]
 */
import { useState } from 'react';
import type { SignerView } from '../../../../src/contract/signing-answers';
import { useCommand } from '../host/use-command';
import { CommandForm, ProseField } from '../parts/form';
import { Notice } from '../parts/notice';
import { QrCode } from './qr-code';
import { CodeField, PassphraseField } from './secret-field';

interface FormProps {
  readonly signer: SignerView;
  readonly onDone: (signer: SignerView) => void;
  readonly onClose: () => void;
}

export function SetPassphrase({ signer, onDone, onClose }: FormProps) {
  const isFirst = signer.passphrase === null;
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const { busy, refusal, run } = useCommand('signing.setPassphrase', onDone);
  const differs = again !== '' && again !== fresh;
  return (
    <CommandForm
      title={isFirst ? 'Enrol a signing passphrase' : 'Change the signing passphrase'}
      submitLabel={isFirst ? 'Enrol' : 'Change'}
      busy={busy}
      refusal={refusal}
      ready={fresh !== '' && again === fresh && (isFirst || old !== '')}
      onSubmit={() => run({ newPassphrase: fresh, ...(isFirst ? {} : { factors: { passphrase: old } }) })}
      onCancel={onClose}
    >
      <p>
        At least 12 characters: four or five words that only you would put together. Not your name, and none of your
        last five. Nobody can read it, not even an administrator.
      </p>
      {isFirst ? null : <PassphraseField label="Passphrase now" value={old} onChange={setOld} />}
      <PassphraseField label="New passphrase" isNew value={fresh} onChange={setFresh} />
      <PassphraseField label="New passphrase again" isNew value={again} onChange={setAgain} />
      <p role="status" className="quiet">
        {differs ? 'The two are not the same.' : ''}
      </p>
    </CommandForm>
  );
}

export function AddDevice({ signer, onDone, onClose }: FormProps) {
  const [address, setAddress] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { busy, refusal, run } = useCommand('signing.offerDevice', (offer) => setAddress(offer.address ?? ''));
  if (address !== null) return <ConfirmDevice address={address} onDone={onDone} onClose={onClose} />;
  return (
    <CommandForm
      title={signer.deviceSince === null ? 'Add a device' : 'Replace the device'}
      submitLabel="Show the QR code"
      busy={busy}
      refusal={refusal}
      ready={passphrase !== ''}
      onSubmit={() => run({ factors: { passphrase } })}
      onCancel={onClose}
    >
      <p>
        A device is a telephone or a key with an authenticator for one-time codes. The QR code is shown once; have the
        device at hand.
      </p>
      <PassphraseField label="Signing passphrase" value={passphrase} onChange={setPassphrase} />
    </CommandForm>
  );
}

function ConfirmDevice({ address, onDone, onClose }: Omit<FormProps, 'signer'> & { readonly address: string }) {
  const [code, setCode] = useState('');
  const { busy, refusal, run } = useCommand('signing.confirmDevice', onDone);
  const secret = secretOf(address);
  return (
    <CommandForm
      title="Scan this with your device"
      submitLabel="Enrol the device"
      busy={busy}
      refusal={refusal}
      ready={code.length === 6}
      onSubmit={() => run({ factors: { code } })}
      onCancel={onClose}
    >
      {secret === null ? (
        <Notice tone="warning" title="The QR code was shown already">
          <p>Cancel and add the device again for another one.</p>
        </Notice>
      ) : (
        <>
          <QrCode address={address} label="QR code for your authenticator" />
          <details>
            <summary>Cannot scan it?</summary>
            <p>
              Type this key into your authenticator: <code className="digest device-key">{secret}</code>
            </p>
          </details>
        </>
      )}
      <CodeField
        label="First code of the device"
        hint="The device counts from its first right code on."
        value={code}
        onChange={setCode}
      />
    </CommandForm>
  );
}

/** In groups of four, as people type it. */
function secretOf(address: string): string | null {
  const secret = /[?&]secret=([A-Z2-7]+)/.exec(address)?.[1];
  return secret?.replace(/(.{4})(?=.)/g, '$1 ') ?? null;
}

export function RequestRecovery({ onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('signing.requestRecovery', onDone);
  return (
    <CommandForm
      title="I lost my passphrase or device"
      submitLabel="Ask for recovery"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => run({ reason })}
      onCancel={onClose}
    >
      <p>
        Two people must agree: a quality manager and an administrator, or two quality managers. Then all your factors
        are taken away and you enrol anew. Your rights and your signatures stay.
      </p>
      <ProseField label="What happened" value={reason} onChange={setReason} />
    </CommandForm>
  );
}
