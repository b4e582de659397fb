/**
 * What the signer gives at a signature: nothing more than the confirmation, the passphrase, or passphrase and code, as the preset
 * asks. What a form knows beforehand is asked at once; a sitting that ended meanwhile, or a form that does not know, asks after
 * the answer `factorsNeeded`. [B2]
 */
import { useEffect, useState } from 'react';
import type { SigningNeeds } from '../../../../src/contract/signing-answers';
import type { SigningMeaning } from '../../../../src/kernel/signature-meaning';
import type { ShownRefusal } from '../host/call';
import { Confirmation } from '../parts/form';
import { Notice } from '../parts/notice';
import { wordsForRefusal } from '../words/refusals';
import { CodeField, PassphraseField } from './secret-field';

export interface Signing {
  readonly asksPassphrase: boolean;
  readonly asksCode: boolean;
  /** Known beforehand that the account is all there is. */
  readonly isByAccount: boolean;
  /** Why signing would be refused, known beforehand. */
  readonly obstacle: ShownRefusal | null;
  readonly passphrase: string;
  readonly code: string;
  readonly confirmed: boolean;
  readonly setPassphrase: (value: string) => void;
  readonly setCode: (value: string) => void;
  readonly setConfirmed: (value: boolean) => void;
  readonly ready: boolean;
  /** To be spread into the command. */
  readonly given: { readonly confirmed: true; readonly factors?: { passphrase?: string; code?: string } };
}

/** @param needs null when the form does not know; then the first answer says */
export function useSigning(
  needs: SigningNeeds | null,
  meaning: SigningMeaning | null,
  refusal: ShownRefusal | null,
): Signing {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState({ passphrase: needs?.passphrase ?? false, code: needs?.code ?? false });
  useEffect(() => {
    if (refusal === null) return;
    if (refusal.code === 'factorsNeeded') {
      setAsked({ passphrase: refusal.details?.passphrase === true, code: refusal.details?.code === true });
    }
    // A code is good for one try; what was wrong is typed again.
    setCode('');
    if (refusal.code === 'factorWrong') setPassphrase('');
  }, [refusal]);
  const obstacle = obstacleOf(needs, meaning);
  const complete = (!asked.passphrase || passphrase !== '') && (!asked.code || code.length === 6);
  return {
    asksPassphrase: asked.passphrase,
    asksCode: asked.code,
    isByAccount: needs?.preset === 'iso9001',
    obstacle,
    passphrase,
    code,
    confirmed,
    setPassphrase,
    setCode,
    setConfirmed,
    ready: obstacle === null && (asked.passphrase || confirmed) && complete,
    given: {
      confirmed: true,
      ...(asked.passphrase ? { factors: { passphrase, ...(asked.code ? { code } : {}) } } : {}),
    },
  };
}

function obstacleOf(needs: SigningNeeds | null, meaning: SigningMeaning | null): ShownRefusal | null {
  if (needs === null) return null;
  if (needs.rights !== null && meaning !== null && !needs.rights.includes(meaning)) {
    return { code: 'noSigningRight', details: { meaning } };
  }
  if (needs.obstacle === null) return null;
  return {
    code: needs.obstacle,
    details: { missing: needs.missing, ...(needs.lockedUntil === null ? {} : { until: needs.lockedUntil }) },
  };
}

interface SigningFactorsProps {
  readonly signing: Signing;
  /** What the signer confirms, in words; begins with "I". */
  readonly says: string;
}

/** The last part of every form that signs. */
export function SigningFactors({ signing, says }: SigningFactorsProps) {
  const { obstacle } = signing;
  if (obstacle !== null) {
    const words = wordsForRefusal(obstacle);
    return (
      <Notice tone="warning" title={words.message}>
        <p>{words.next}</p>
      </Notice>
    );
  }
  if (!signing.asksPassphrase) {
    return (
      <>
        <Confirmation label={says} checked={signing.confirmed} onChange={signing.setConfirmed} />
        {signing.isByAccount ? (
          <p className="quiet">Preset ISO 9001: account and explicit confirmation; not a 21 CFR Part 11 signature.</p>
        ) : null}
      </>
    );
  }
  return (
    <fieldset className="factors">
      <legend>{says}</legend>
      <PassphraseField label="Signing passphrase" value={signing.passphrase} onChange={signing.setPassphrase} />
      {signing.asksCode ? (
        <CodeField
          label="Code of your device"
          hint="Six digits; every code signs once."
          value={signing.code}
          onChange={signing.setCode}
        />
      ) : null}
    </fieldset>
  );
}
