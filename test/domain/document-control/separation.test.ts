/** Separation of duties: whose work holds against whom, and the waiver of a small firm. */
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { everyContributor, type VersionBlocks } from '../../../src/domain/document-control/contributors';
import { partSigners, shortagesOf } from '../../../src/domain/document-control/eligible-signers';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { waiveSeparation, type WaiveSeparation } from '../../../src/domain/document-control/waiver';
import type { Person } from '../../../src/kernel/actor';
import type { AccountId } from '../../../src/kernel/ids';
import {
  approval,
  contributed,
  given,
  grace,
  hana,
  idris,
  inReview,
  later,
  luca,
  maren,
  opened,
  registered,
  review,
  rolesOf,
  sign,
  signature,
  signed,
  smallFirm,
  submission,
  tomasz,
} from './given';

describe('separation of duties', () => {
  const version = (number: number, who: Person, ...blocks: string[]): VersionBlocks => ({
    number,
    authorId: who.accountId,
    blocks,
  });
  const nobody = () => false;
  const who = (found: readonly { accountId: AccountId }[]) => found.map((one) => one.accountId);

  it('[AG-50] strict: holds also words of which nothing is left against who wrote them', () => {
    const versions = [version(2, grace, 'a', 'g'), version(3, hana, 'a', 'h')];
    expect(everyContributor(versions, ['a'], nobody)).toEqual([
      { accountId: 'grace', versions: [2] },
      { accountId: 'hana', versions: [3] },
    ]);
  });
  it('[AG-50] strict: counts neither what was taken back, nor taking it back, nor an edit without a change', () => {
    const undone = [
      version(2, grace, 'a', 'g'),
      version(3, hana, 'a'),
      version(4, maren, 'a'),
      version(5, luca, 'a', 'l'),
    ];
    expect(who(everyContributor(undone, ['a'], nobody))).toEqual(['luca']);
    expect(everyContributor([version(2, grace, 'b'), version(3, hana, 'a')], ['a'], nobody)).toEqual([]);
  });
  it('[AG-50] strict: counts everybody from the first version on where nothing was in force, and never the app', () => {
    const versions = [version(1, luca, 'a'), version(2, grace, 'b'), version(3, hana, 'b', 'c')];
    expect(who(everyContributor(versions, null, (one) => one === grace.accountId))).toEqual(['luca', 'hana']);
  });
  it('[AG-50] strict: takes a version that could not be read for an edit', () => {
    const unread: VersionBlocks = { ...version(2, grace, 'a'), isUnread: true };
    expect(who(everyContributor([unread, version(3, hana, 'a')], ['a'], nobody))).toEqual([]);
    expect(who(everyContributor([unread, version(3, hana, 'b')], ['a'], nobody))).toEqual(['grace', 'hana']);
  });

  const small: readonly DocumentEvent[] = [
    ...registered(),
    { type: 'RevisionSubmitted', label: '1', round: 1, submission: { ...submission(), rules: smallFirm } },
    opened(contributed(idris)),
  ];
  const waive = (more: Partial<WaiveSeparation> = {}): WaiveSeparation => ({
    stepId: approval,
    round: 1,
    person: idris,
    signer: maren,
    reason: 'We are four people',
    at: later,
    ...more,
  });
  const waived: DocumentEvent = {
    type: 'SeparationWaived',
    label: '1',
    round: 1,
    stepId: approval,
    person: idris,
    signature: signature(maren, 'waived', '1', { comment: 'We are four people' }),
  };
  const byIdris = sign({ stepId: approval, signer: idris, roles: rolesOf('qualityManager') });

  it('[AG-52] small firm: a waiver is signed with its reason by somebody else', () => {
    given(...small)
      .when((state) => waiveSeparation(state, waive()))
      .then({
        type: 'SeparationWaived',
        person: idris,
        signature: expect.objectContaining({ meaning: 'waived', comment: 'We are four people' }) as never,
      });
  });
  it('[AG-52] refuses a waiver elsewhere, for oneself, and where none is needed', () => {
    given(...inReview(contributed(idris)))
      .when((state) => waiveSeparation(state, waive()))
      .refused('waiverNotAllowed', 'AG-52');
    given(...small)
      .when((state) => waiveSeparation(state, waive({ signer: idris })))
      .refused('waiverForOneself', 'AG-52');
    given(...small)
      .when((state) => waiveSeparation(state, waive({ person: grace })))
      .refused('waiverNotNeeded', 'AG-52');
    given(...small, waived)
      .when((state) => waiveSeparation(state, waive()))
      .refused('waiverNotNeeded', 'AG-52');
  });
  it('[AG-53] small firm: own work is approved with the waiver and a second reviewer, and not without either', () => {
    const reviewed = signed(review, tomasz, 'reviewed');
    given(...small, reviewed)
      .when((state) => approveStep(state, byIdris))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused' });
    given(...small, signed(review, idris, 'reviewed'), waived)
      .when((state) => approveStep(state, byIdris))
      .refused('secondReviewerNeeded', 'AG-53');
    given(...small, reviewed, waived)
      .when((state) => approveStep(state, byIdris))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
  it('[AG-52] small firm: counts whose own work it is among those who may sign', () => {
    const [, step] = documentTypes.PRO.gate;
    if (step === undefined) throw new Error('no step');
    const conflicts = { author: luca.accountId, contributors: [idris.accountId] };
    expect(shortagesOf([step], [partSigners(step, [idris], conflicts)])).toHaveLength(1);
    const smallFirm = partSigners(step, [idris], { ...conflicts, separation: 'smallFirm' });
    expect(smallFirm.excluded).toMatchObject([{ isWaivable: true }]);
    expect(shortagesOf([step], [smallFirm])).toEqual([]);
  });
});
