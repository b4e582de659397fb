/**
 * Canned answers about document types: a manual with a gate of its own, a form whose change waits, and the three templates.
 */
import type { PersonName } from '../../../../src/contract/signature-answers';
import type {
  ApprovalView,
  ConfigurationHistory,
  ConfiguredStep,
  GatePreview,
  TypesView,
  TypeValues,
  TypeView,
} from '../../../../src/contract/type-answers';
import type { AccountId } from '../../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';

const person = (name: string): PersonName => ({ accountId: `712020:${name.length}` as AccountId, name });
const idris = person('Idris Bello');
const maren = person('Maren Holt');
const digest = 'c0ffee'.padEnd(64, '7');
const step = (stage: number, title: string, more: Partial<ConfiguredStep> = {}): ConfiguredStep => ({
  stepId: `step-${title}`,
  stage,
  title,
  meaning: 'approved',
  role: 'qualityManager',
  quorum: 1,
  dueDays: 5,
  escalateAfterDays: 3,
  ...more,
});
const approval = (...steps: readonly ConfiguredStep[]): ApprovalView => ({
  steps,
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
const review = step(1, 'Review', { meaning: 'reviewed', role: 'reviewer', quorum: 2 });
const manual = approval(
  review,
  step(2, 'Approval by top management', { role: 'topManagement' }),
  step(2, 'Approval by quality'),
);
const values = (more: Partial<TypeValues>): TypeValues => ({
  approval: approval(step(1, 'Approval', { role: 'processOwner' })),
  reviewMonths: 24,
  numberingCode: 'MAN',
  distribution: [],
  changeRequestRequired: false,
  retentionYears: 10,
  dynamicContent: 'allow',
  ...more,
});
const builtIn = {
  approval: 'builtIn',
  reviewMonths: 'builtIn',
  numberingCode: 'builtIn',
  distribution: 'builtIn',
  changeRequestRequired: 'builtIn',
  retentionYears: 'builtIn',
  dynamicContent: 'builtIn',
} as const;
const type = (more: Partial<TypeView>): TypeView => ({
  typeCode: 'MAN',
  sequence: 2,
  version: 2,
  values: values({}),
  from: builtIn,
  overrides: {},
  inherited: values({}),
  gateDigest: digest,
  waiting: null,
  ...more,
});

export const typesView = (more: Partial<TypesView> = {}): TypesView => ({
  spaceId: null,
  spaceName: null,
  mayChange: true,
  policy: { sequence: 0, secondApproval: false, waiting: null },
  types: [
    type({
      values: values({ approval: manual }),
      overrides: { approval: manual },
      from: { ...builtIn, approval: 'site' },
    }),
    type({
      typeCode: 'FRM',
      sequence: 5,
      version: 0,
      values: values({ reviewMonths: null, numberingCode: 'FRM' }),
      inherited: values({ reviewMonths: null, numberingCode: 'FRM' }),
      waiting: {
        to: { reviewMonths: 36 },
        reason: 'Forms outlived their procedures',
        by: maren,
        at: '2026-11-20T10:00:00.000Z' as Instant,
        isMine: false,
      },
    }),
  ],
  templates: [
    {
      templateId: 'oneApprover',
      name: 'One approver',
      description: 'One signature authorises the revision.',
      steps: [step(1, 'Approval', { role: 'processOwner' })],
    },
    {
      templateId: 'reviewThenApprove',
      name: 'Review, then approve',
      description: 'Somebody who knows the work checks the text; then the quality manager authorises it.',
      steps: [step(1, 'Review', { meaning: 'reviewed', role: 'processOwner' }), step(2, 'Approval')],
    },
  ],
  ...more,
});

export const gatePreview: GatePreview = {
  steps: [
    {
      stepId: 'step-1',
      title: 'Review',
      asksOwner: false,
      active: [person('Callum Reid')],
      inactive: [person('Viktor Sandell')],
      dueOn: '2026-11-27' as CalendarDate,
      escalatesOn: '2026-12-02' as CalendarDate,
    },
    {
      stepId: 'step-2',
      title: 'Approval',
      asksOwner: true,
      active: [idris],
      inactive: [],
      dueOn: '2026-11-27' as CalendarDate,
      escalatesOn: '2026-12-02' as CalendarDate,
    },
  ],
  problems: [
    {
      rule: 'AG-19',
      field: 'approval.steps.0.quorum',
      message: '“Review” needs 2 signatures, and 1 person could sign today',
    },
  ],
};

export const typeHistory: ConfigurationHistory = {
  typeCode: 'MAN',
  builtInDigest: digest,
  entries: [
    {
      sequence: 2,
      at: '2026-10-01T07:00:00.000Z' as Instant,
      by: idris,
      kind: 'changed',
      version: 2,
      reason: 'Two reviews since the audit of September.',
      approvedBy: maren,
      from: {},
      to: { approval: manual },
      gateDigest: digest,
      minorDigest: null,
    },
  ],
};
