import { confirmSignatures, isSigned } from '../../../src/domain/document-control/confirm-signatures';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { evolve } from '../../../src/domain/document-control/evolve';
import { howConfirmed, stepSignaturesOf } from '../../../src/domain/document-control/signatures-of';
import { notControlled } from '../../../src/domain/document-control/state';
import { inReview, signed, tomasz } from './given';

const step = signed('review-1-processOwner', tomasz, 'reviewed');
const opened: DocumentEvent = inReview()[0] ?? step;

describe('how a signer was confirmed', () => {
  it('[SG-6] is written into every signature among the events, the submission of the author included', () => {
    const submitted = inReview().filter((event) => event.type === 'RevisionSubmitted');
    const [first, second] = confirmSignatures([step, ...submitted], 'passphraseAndCode');
    expect(first).toMatchObject({ signature: { signer: tomasz, reconfirmation: 'passphraseAndCode' } });
    expect(second).toMatchObject({ submission: { reconfirmation: 'passphraseAndCode' } });
    expect(submitted).toHaveLength(1);
  });

  it('[SG-6] leaves events without a signature as they are', () => {
    expect(confirmSignatures([opened], 'passphrase')).toEqual([opened]);
    expect(isSigned([opened])).toBe(false);
    expect(isSigned([step])).toBe(true);
  });

  it('[SG-6] is read back from the state, and absent where it was not recorded yet', () => {
    const [confirmed = step] = confirmSignatures([step], 'passphrase');
    const reconfirmationOf = (event: DocumentEvent) => {
      const state = [...inReview(), event].reduce(evolve, notControlled);
      if (state.life !== 'numbered' || state.work?.state !== 'inReview') throw new Error('not in review');
      return stepSignaturesOf('TBI-PRO-001', state.work)[0]?.signature.reconfirmation;
    };
    expect(reconfirmationOf(confirmed)).toBe('passphrase');
    expect(reconfirmationOf(step)).toBeUndefined();
    expect(howConfirmed({})).toEqual({});
  });
});
