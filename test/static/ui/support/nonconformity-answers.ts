/**
 * Canned answers for looking at the UI alone: nonconformities. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { NonconformityView } from '../../../../src/contract/nonconformity-answers';
import type { NonconformityId } from '../../../../src/kernel/ids';
import { callum, day, idris, instant, issueId, luca, pageId, person, spaceId } from './answer-parts';

export const nonconformity = (over: Partial<NonconformityView> = {}): NonconformityView => ({
  nonconformityId: '01JD9Z6Q0V8W3N5T7Y2K4M6P8R' as NonconformityId,
  number: 'NC-2026-014',
  state: 'reported',
  what: '12 probes measure outside the conductivity tolerance after the standard solutions were mixed up.',
  where: 'Assembly, bench 3, batch 2026-44',
  reporter: luca,
  reportedAt: instant('2026-11-18T10:20:00.000Z'),
  pageId,
  spaceId,
  documentNumber: 'TBI-WIN-002',
  revisionLabel: '4',
  issue: { state: 'linked', key: 'TBQ-14', issueId },
  acceptance: null,
  rejection: null,
  corrections: [],
  closure: null,
  deeds: ['accept', 'reject'],
  ...over,
});
export const acceptedNonconformity = nonconformity({
  nonconformityId: '01JD9Z6Q0V8W3N5T7Y2K4M6P8S' as NonconformityId,
  number: 'NC-2026-013',
  state: 'accepted',
  what: 'Torque driver TD-7 used nine days past its calibration date.',
  where: 'Production',
  issue: { state: 'uncertain', key: null, issueId: null },
  acceptance: {
    origin: 'audit',
    process: 'Measuring equipment',
    requirement: 'TBI-PRO-011 Rev 2',
    evidence: 'Calibration sticker of 2 November; work orders 4411 to 4437.',
    severity: 'major',
    by: idris,
    at: instant('2026-11-12T09:00:00.000Z'),
  },
  corrections: [
    {
      correctionNumber: 1,
      correction: 'Re-check the torque of the 31 affected housings',
      owner: callum,
      dueOn: day('2026-11-20'),
      completedAt: null,
      outcome: null,
    },
    {
      correctionNumber: 2,
      correction: 'Send TD-7 to calibration',
      owner: person('Grace Okafor'),
      dueOn: day('2026-11-16'),
      completedAt: instant('2026-11-15T13:00:00.000Z'),
      outcome: 'Certificate K-2291 filed.',
    },
  ],
  deeds: ['planCorrection', 'completeCorrection'],
});
