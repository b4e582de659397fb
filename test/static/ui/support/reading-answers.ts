/**
 * Canned answers for looking at the UI alone: the text in force and the history. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { EffectiveText, GateApplied, HistoryView } from '../../../../src/contract/reading-answers';
import { digest, instant, luca, person } from './answer-parts';
import { inForce, signature } from './document-answers';

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
      kind: 'RevisionApproved',
      text: 'Rev 2 approved.',
      revisionLabel: '2',
      reason: null,
      signature: null,
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

export const gateApplied: GateApplied = {
  of: 'PRO',
  isAssigned: true,
  isSubmitted: false,
  steps: [
    { stepId: 'review-1', title: 'Review', role: 'processOwner', quorum: 1, asked: 2 },
    { stepId: 'approve-1', title: 'Approval', role: 'qualityManager', quorum: 1 },
  ],
};
