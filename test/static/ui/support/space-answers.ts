/**
 * Canned answers for looking at the UI alone: the register, work and delegations. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { RegisterRow, WorkItem } from '../../../../src/contract/space-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { callum, day, idris, instant, maren, pageId, spaceId } from './answer-parts';
import { acceptedNonconformity } from './nonconformity-answers';

export const registerRow = (over: Partial<RegisterRow> = {}): RegisterRow => ({
  pageId,
  number: 'TBI-PRO-001',
  typeCode: 'PRO',
  title: 'Control of documents and records',
  owner: idris,
  life: 'inForce',
  effectiveLabel: '2',
  effectiveAt: instant('2026-11-03T09:12:44.000Z'),
  workLabel: null,
  workState: null,
  changedSinceEffective: false,
  nextReviewOn: day('2028-11-03'),
  flags: [],
  ...over,
});
const registerTitles: readonly (readonly [string, RegisterRow['typeCode'], string])[] = [
  ['TBI-MAN-001', 'MAN', 'Quality manual'],
  ['TBI-POL-001', 'POL', 'Quality policy'],
  ['TBI-PRO-001', 'PRO', 'Control of documents and records'],
  ['TBI-PRO-006', 'PRO', 'Purchasing and supplier evaluation'],
  ['TBI-WIN-002', 'WIN', 'Conductivity calibration on site'],
  ['TBI-WIN-006', 'WIN', 'Soldering by hand'],
  ['TBI-FRM-001', 'FRM', 'Final inspection record'],
];
export const register: AnswersByProcedure['space.register'] = {
  asOf: instant('2026-11-22T08:30:00.000Z'),
  more: false,
  rows: registerTitles.map(([number, typeCode, title], index) =>
    registerRow({
      pageId: String(65541 + index) as PageId,
      number,
      typeCode,
      title,
      ...(number === 'TBI-PRO-006' ? { workLabel: '4', workState: 'inReview' as const } : {}),
      ...(number === 'TBI-WIN-002' ? { changedSinceEffective: true, workLabel: '5', workState: 'draft' as const } : {}),
      ...(number === 'TBI-WIN-006' ? { life: 'withdrawn' as const, nextReviewOn: null } : {}),
      ...(number === 'TBI-POL-001' ? { nextReviewOn: day('2026-02-01') } : {}),
    }),
  ),
};

const workItem = (over: Partial<WorkItem>): WorkItem => ({
  kind: 'sign',
  title: 'TBI-PRO-006 Rev 4: Purchasing and supplier evaluation',
  detail: 'Review, submitted by Hana Ito: new suppliers are scored once a year.',
  pageId,
  nonconformityId: null,
  since: instant('2026-11-18T08:00:00.000Z'),
  dueOn: day('2026-11-25'),
  ...over,
});
export const myWork: AnswersByProcedure['space.myWork'] = {
  today: day('2026-11-22'),
  more: false,
  items: [
    workItem({ stepId: 'review-1' }),
    workItem({
      title: 'TBI-WIN-001 Rev 8: Assemble TB-200 probe',
      detail: 'Approval, submitted by Luca Ferri, for Callum Reid',
      stepId: 'approve-1',
      onBehalfOf: callum,
      dueOn: day('2026-11-20'),
    }),
    workItem({
      kind: 'returned',
      title: 'TBI-WIN-005 Rev 2: Receiving inspection',
      detail: 'Rejected: sampling plan missing.',
      dueOn: null,
    }),
    workItem({
      kind: 'correction',
      title: 'NC-2026-013, correction 1',
      detail: 'Re-check the torque of the 31 affected housings',
      nonconformityId: acceptedNonconformity.nonconformityId,
      dueOn: day('2026-11-20'),
    }),
    workItem({
      kind: 'checkLink',
      title: 'TBI-WIN-001 Assemble TB-200 probe',
      detail: '3 links to be checked',
      dueOn: null,
    }),
  ],
};

export const delegations: AnswersByProcedure['delegation.view'] = {
  principal: idris,
  delegations: [
    {
      delegationId: '01JD9Z6Q0V8W3N5T7Y2K4M6P8D',
      to: maren,
      from: day('2026-11-20'),
      until: day('2026-11-27'),
      reason: 'Supplier audit in Lyon',
      by: idris,
      isRunning: true,
    },
  ],
  standsFor: [{ principal: callum, from: day('2026-11-23'), until: day('2026-11-24') }],
  mayActForOthers: true,
};

export const overview: AnswersByProcedure['space.overview'] = {
  spaceId,
  spaceName: 'Quality management',
  mayReport: true,
  mayManage: true,
  maySeeSigners: true,
  driftScan: { lastPass: null, running: null },
  projectKey: 'TBQ',
  me: idris,
};
