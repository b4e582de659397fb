/**
 * Canned answers for looking at the UI alone. They are typed by the contract; what the app really answers is tested on the local site.
 */
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { DocumentView, LifeCycleView, RevisionView, StepView } from '../../../../src/contract/document-answers';
import type { NonconformityView } from '../../../../src/contract/nonconformity-answers';
import type { EffectiveText, HistoryView } from '../../../../src/contract/reading-answers';
import type { ReportStatus } from '../../../../src/contract/report-answers';
import type { SettingsView } from '../../../../src/contract/settings-answers';
import type { SignatureManifestation } from '../../../../src/contract/signature-answers';
import type { SigningNeeds } from '../../../../src/contract/signing-answers';
import type { RegisterRow, WorkItem } from '../../../../src/contract/space-answers';
import type { AccountId, GroupId, IssueId, JobId, NonconformityId, PageId, SpaceId } from '../../../../src/kernel/ids';
import { roles } from '../../../../src/kernel/roles';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';

export const pageId = '65541' as PageId;
export const spaceId = '98306' as SpaceId;
export const issueId = '10014' as IssueId;
const instant = (text: string) => text as Instant;
const day = (text: string) => text as CalendarDate;
const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const person = (name: string) => ({ accountId: `712020:${name.toLowerCase().replace(/\W/g, '')}` as AccountId, name });
export const idris = person('Idris Bello');
const maren = person('Maren Holt');
const luca = person('Luca Ferri');
const callum = person('Callum Reid');

export const byAccount: SigningNeeds = {
  preset: 'iso9001',
  passphrase: false,
  code: false,
  obstacle: null,
  missing: [],
  lockedUntil: null,
  rights: null,
};

const signature = (over: Partial<SignatureManifestation> = {}): SignatureManifestation => ({
  signer: idris,
  meaning: 'approved',
  signedAt: instant('2026-11-03T09:12:44.000Z'),
  documentNumber: 'TBI-PRO-001',
  revisionLabel: '2',
  pageVersion: 14,
  pageVersionCreatedAt: instant('2026-11-02T15:01:10.000Z'),
  contentDigest: digest,
  reconfirmation: 'account',
  ...over,
});
const step = (over: Partial<StepView>): StepView => ({
  stepId: 'approve-1',
  stage: 2,
  title: 'Approval',
  meaning: 'approved',
  role: 'qualityManager',
  quorum: 1,
  state: 'waiting',
  signatures: [],
  rejections: [],
  dueOn: null,
  isOverdue: false,
  isEscalated: false,
  reassigned: [],
  ...over,
});
const revision = (over: Partial<RevisionView>): RevisionView => ({
  label: '3',
  state: 'draft',
  round: 1,
  reason: null,
  changeRequest: null,
  author: null,
  steps: [],
  signatures: [],
  pageVersion: null,
  pageVersionCreatedAt: null,
  contentDigest: null,
  effectiveAt: null,
  returned: null,
  ...over,
});

const inForce = revision({
  label: '2',
  state: 'effective',
  reason: 'Audit finding IA-2026-03 asked for it.',
  author: luca,
  pageVersion: 14,
  pageVersionCreatedAt: instant('2026-11-02T15:01:10.000Z'),
  contentDigest: digest,
  effectiveAt: instant('2026-11-03T09:12:44.000Z'),
  signatures: [
    signature({ signer: luca, meaning: 'author', signedAt: instant('2026-11-02T15:03:00.000Z') }),
    signature({ signer: callum, meaning: 'reviewed', signedAt: instant('2026-11-02T17:40:21.000Z') }),
    signature(),
  ],
});
const inReview = revision({
  state: 'inReview',
  round: 2,
  reason: 'Retention of calibration records raised to ten years.',
  author: luca,
  pageVersion: 17,
  pageVersionCreatedAt: instant('2026-11-20T08:00:00.000Z'),
  contentDigest: digest,
  signatures: [
    signature({ signer: luca, meaning: 'author', revisionLabel: '3', signedAt: instant('2026-11-20T08:05:00.000Z') }),
  ],
  steps: [
    step({
      stepId: 'review-1',
      stage: 1,
      title: 'Review',
      meaning: 'reviewed',
      role: 'processOwner',
      quorum: 2,
      state: 'open',
      signatures: [
        signature({
          signer: callum,
          meaning: 'reviewed',
          revisionLabel: '3',
          signedAt: instant('2026-11-20T11:30:00.000Z'),
        }),
      ],
    }),
    step({}),
  ],
});

export const quietLifeCycle: LifeCycleView = {
  flags: [],
  temporaryUntil: null,
  reviewDueOn: day('2028-11-03'),
  lastReview: null,
  hold: null,
  withdrawal: null,
  qualityManagerFor: null,
  replacement: null,
  distribution: { groups: [], people: [] },
  work: null,
  plannedOn: null,
};

export const documentView = (over: Partial<DocumentView> = {}): DocumentView => ({
  kind: 'controlled',
  pageId,
  number: 'TBI-PRO-001',
  typeCode: 'PRO',
  title: 'Control of documents and records',
  owner: idris,
  life: 'inForce',
  effective: inForce,
  work: null,
  changedSinceEffective: false,
  currentPageVersion: 14,
  attachments: ['Form A.docx'],
  signing: byAccount,
  unchangedSinceApproval: true,
  mySteps: [],
  waivable: [],
  deeds: ['startRevision', 'reportNonconformity', 'changeOwner', 'withdraw'],
  nextReviewOn: day('2028-11-03'),
  lifeCycle: quietLifeCycle,
  notices: [],
  releasedCopy: { copyId: '8101' as PageId, label: '5' },
  ...over,
});
export const inReviewView = documentView({
  work: inReview,
  changedSinceEffective: true,
  unchangedSinceApproval: false,
  currentPageVersion: 17,
  mySteps: [{ stepId: 'review-1', meaning: 'reviewed', onBehalfOf: null, refusedBecause: null }],
  deeds: ['approve', 'reject', 'reportNonconformity'],
});
export const draftView = documentView({
  work: revision({
    round: 1,
    returned: {
      by: callum,
      at: instant('2026-11-19T14:00:00.000Z'),
      why: 'Section 4 contradicts TBI-WIN-002: which tolerance counts?',
      kind: 'rejected',
    },
  }),
  changedSinceEffective: true,
  unchangedSinceApproval: false,
  mySteps: [
    {
      stepId: 'approve-1',
      meaning: 'approved',
      onBehalfOf: null,
      refusedBecause: 'words of yours stand in this revision, and nobody approves their own work',
    },
  ],
  deeds: ['submit', 'abandonDraft', 'reportNonconformity', 'changeOwner'],
  notices: ['The label on the page is not up to date yet: Confluence refused the last update. It is tried again.'],
});

export const submissionPreview: AnswersByProcedure['document.submissionPreview'] = {
  revisionLabel: '3',
  pageVersion: 17,
  changeRequestRequired: false,
  steps: [
    {
      stepId: 'review-1',
      stage: 1,
      title: 'Review',
      meaning: 'reviewed',
      quorum: 1,
      dueOn: '2026-11-27' as CalendarDate,
      asked: [callum, person('Priya Nair')],
      excluded: [],
      instead: [],
    },
    {
      stepId: 'approve-1',
      stage: 2,
      title: 'Approval',
      meaning: 'approved',
      quorum: 1,
      dueOn: '2026-11-27' as CalendarDate,
      asked: [maren],
      excluded: [{ person: idris, because: 'has edits in this text', versions: [16, 17], proposal: null }],
      instead: [],
    },
  ],
  obstacles: [],
  included: ['Safety at work'],
  macros: [{ macro: 'jira', count: 2, policy: 'allow' }],
};

const paragraph = (...texts: readonly string[]) => ({
  type: 'paragraph',
  content: texts.map((text) => ({ type: 'text', text })),
});
const heading = (text: string) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] });
const row = (kind: string, ...cells: readonly string[]) => ({
  type: 'tableRow',
  content: cells.map((text) => ({ type: kind, attrs: {}, content: [paragraph(text)] })),
});
export const effectiveText: EffectiveText = {
  number: 'TBI-PRO-001',
  revisionLabel: '2',
  title: 'Control of documents and records',
  effectiveAt: instant('2026-11-03T09:12:44.000Z'),
  contentDigest: digest,
  body: {
    type: 'doc',
    version: 1,
    content: [
      heading('Purpose'),
      paragraph(
        'This procedure says how documents of Tarnbeck Instruments are written, approved, changed and withdrawn.',
      ),
      {
        type: 'panel',
        attrs: { panelType: 'info' },
        content: [paragraph('A printed copy is uncontrolled. Look here before you rely on it.')],
      },
      heading('Who does what'),
      {
        type: 'table',
        attrs: {},
        content: [
          row('tableHeader', 'Step', 'Who', 'Record'),
          row('tableCell', 'Write and submit', 'Author', 'Revision history'),
          row('tableCell', 'Review', 'Process owner', 'Signature'),
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', attrs: { background: '#e3fcef' }, content: [paragraph('Approve')] },
              { type: 'tableCell', attrs: { colspan: 2 }, content: [paragraph('Quality manager, in the system')] },
            ],
          },
        ],
      },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph('External documents keep their own edition.')] },
          { type: 'listItem', content: [paragraph('Filled forms are records and are never revised.')] },
        ],
      },
      {
        type: 'taskList',
        attrs: {},
        content: [
          { type: 'taskItem', attrs: { state: 'DONE' }, content: [{ type: 'text', text: 'Old printouts collected' }] },
          { type: 'taskItem', attrs: { state: 'TODO' }, content: [{ type: 'text', text: 'Service vans checked' }] },
        ],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'State: ' },
          { type: 'status', attrs: { text: 'in use', color: 'green' } },
          { type: 'text', text: ' · see ' },
          {
            type: 'text',
            text: 'the quality manual',
            marks: [{ type: 'link', attrs: { href: 'https://example.org/manual' } }],
          },
          { type: 'text', text: ' · red text', marks: [{ type: 'textColor', attrs: { color: '#bf2600' } }] },
        ],
      },
      {
        type: 'codeBlock',
        attrs: { language: 'text' },
        content: [
          {
            type: 'text',
            text: 'PREFIX-TYPE-NNN   for example TBI-PRO-004 with a rather long remark behind it that scrolls',
          },
        ],
      },
      { type: 'extension', attrs: { extensionKey: 'jira', extensionType: 'com.atlassian.confluence.macro.core' } },
    ],
  },
  attachments: [
    { title: 'retention-table.xlsx', version: 2, sha256: digest, size: 48_213, fileId: 'f-1', attachmentId: 'att7' },
  ],
  signatures: inForce.signatures,
};

export const history: HistoryView = {
  number: 'TBI-PRO-001',
  title: 'Control of documents and records',
  brokenAt: null,
  entries: [
    {
      sequence: 1,
      at: instant('2026-10-01T08:00:00.000Z'),
      actor: person('Sofia Lindqvist'),
      kind: 'DocumentRegistered',
      text: 'Put under control as TBI-PRO-001.',
      revisionLabel: null,
      reason: null,
      signature: null,
      digest,
    },
    {
      sequence: 2,
      at: instant('2026-11-02T15:03:00.000Z'),
      actor: luca,
      kind: 'RevisionSubmitted',
      text: 'Submitted for approval.',
      revisionLabel: '2',
      reason: 'Audit finding IA-2026-03 asked for it.',
      signature: signature({ signer: luca, meaning: 'author' }),
      digest,
    },
    {
      sequence: 3,
      at: instant('2026-11-03T09:12:44.000Z'),
      actor: { system: 'the last signature was given' },
      kind: 'RevisionMadeEffective',
      text: 'Came into force.',
      revisionLabel: '2',
      reason: null,
      signature: null,
      digest,
    },
  ],
};

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

const jobId = '01JD9Z6Q0V8W3N5T7Y2K4M6P8T' as JobId;
export const reportBytes = 'number,title\r\nTBI-PRO-001,Control of documents\r\n';
export const reportStatus = (over: Partial<ReportStatus> = {}): ReportStatus => ({
  jobId,
  state: 'done',
  from: day('2026-01-01'),
  to: day('2026-11-22'),
  startedAt: instant('2026-11-22T08:00:00.000Z'),
  startedBy: idris,
  progress: { done: 48, of: 48 },
  files: [
    {
      name: 'register.csv',
      mediaType: 'text/csv',
      size: reportBytes.length,
      parts: 2,
      // Of `reportBytes`.
      sha256: '',
    },
  ],
  failure: null,
  attempts: 1,
  ...over,
});
export const runningReport = reportStatus({
  jobId: '01JD9Z6Q0V8W3N5T7Y2K4M6P8V' as JobId,
  state: 'collecting',
  progress: { done: 17, of: 48 },
  files: [],
});

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

const nobody = { groups: [], people: [] };
export const settings = (over: Partial<SettingsView> = {}): SettingsView => ({
  sequence: 3,
  isSiteAdministrator: false,
  isQualityManager: true,
  fresh: false,
  numberPrefix: 'TBI',
  roles: {
    ...(Object.fromEntries(roles.map((role) => [role, nobody])) as unknown as SettingsView['roles']),
    qualityManager: { groups: [], people: [idris] },
    topManagement: { groups: [{ groupId: 'f3a1b2c4' as GroupId, name: 'management' }], people: [maren] },
    processOwner: { groups: [{ groupId: 'f3a1b2c5' as GroupId, name: 'process-owners' }], people: [] },
  },
  spaces: [{ spaceId, name: 'Quality management', projectKey: 'TBQ', issueTypeId: null }],
  holidays: [
    { on: day('2026-12-25'), name: 'Christmas Day' },
    { on: day('2027-01-01'), name: 'New Year' },
  ],
  changes: [
    { at: instant('2026-10-01T07:00:00.000Z'), by: idris, reason: 'Roles as of the organisation chart of October.' },
  ],
  reconciler: { lastRunAt: instant('2026-11-22T08:25:00.000Z') },
  driftScan: {
    lastPass: {
      startedAt: instant('2026-11-22T02:00:00.000Z'),
      finishedAt: instant('2026-11-22T02:05:00.000Z'),
      documents: 31,
    },
    running: null,
  },
  ...over,
});
