/** Answers about revisions: three of them, one superseded and one that was rejected once, with a real redline. */
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { SignatureManifestation } from '../../../../src/contract/signature-answers';
import type { AdfNode } from '../../../../src/contract/redline';
import { compareTexts } from '../../../../src/redline/compare';
import { documentView } from './document-answers';
import { effectiveText } from './reading-answers';
import { idris } from './answer-parts';

const callum = { accountId: idris.accountId, name: 'Callum Reid' } as const;
const view = documentView();
const number = view.kind === 'controlled' ? view.number : '';
type Instant = SignatureManifestation['signedAt'];
const at = (text: string) => text as Instant;

const signature = (meaning: SignatureManifestation['meaning'], comment?: string): SignatureManifestation => ({
  signer: callum,
  meaning,
  signedAt: at('2026-06-02T09:30:00.000Z'),
  documentNumber: number,
  revisionLabel: '2',
  pageVersion: 7,
  pageVersionCreatedAt: at('2026-06-01T08:00:00.000Z'),
  contentDigest: 'a'.repeat(64),
  reconfirmation: 'account',
  ...(comment === undefined ? {} : { comment }),
});

export const revisions: AnswersByProcedure['document.revisions'] = {
  number,
  title: 'Cleaning the probe',
  legacyRevision: null,
  lastSignedByMe: '1',
  revisions: [
    {
      label: '2',
      standing: 'inForce',
      openedAt: at('2026-05-20T08:00:00.000Z'),
      inForceFrom: at('2026-06-02T09:30:00.000Z'),
      inForceUntil: null,
      supersededBy: null,
      hasText: true,
      disposed: null,
      rounds: [
        {
          round: 2,
          submittedAt: at('2026-06-01T08:30:00.000Z'),
          author: idris,
          reason: 'Longer wait after the field failures',
          changeRequest: null,
          pageVersion: 7,
          pageVersionCreatedAt: at('2026-06-01T08:00:00.000Z'),
          contentDigest: 'a'.repeat(64),
          outcome: 'approved',
          endedAt: at('2026-06-02T09:30:00.000Z'),
          endedBy: null,
          why: null,
          signatures: [signature('author'), signature('reviewed'), signature('approved')],
        },
        {
          round: 1,
          submittedAt: at('2026-05-25T08:30:00.000Z'),
          author: idris,
          reason: 'Longer wait',
          changeRequest: null,
          pageVersion: 6,
          pageVersionCreatedAt: at('2026-05-25T08:00:00.000Z'),
          contentDigest: 'b'.repeat(64),
          outcome: 'rejected',
          endedAt: at('2026-05-26T09:30:00.000Z'),
          endedBy: callum,
          why: 'Say how long to wait.',
          signatures: [signature('author'), signature('rejected', 'Say how long to wait.')],
        },
      ],
    },
    {
      label: '1',
      standing: 'superseded',
      openedAt: at('2025-01-10T08:00:00.000Z'),
      inForceFrom: at('2025-02-01T09:30:00.000Z'),
      inForceUntil: at('2026-06-02T09:30:00.000Z'),
      supersededBy: '2',
      hasText: true,
      disposed: null,
      rounds: [],
    },
  ],
};

const text = (words: string): AdfNode => ({ type: 'text', text: words });
const paragraph = (words: string): AdfNode => ({ type: 'paragraph', content: [text(words)] });
const table = (...rows: readonly (readonly string[])[]): AdfNode => ({
  type: 'table',
  content: rows.map((cells, line) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: line === 0 ? 'tableHeader' : 'tableCell',
      content: [paragraph(cell)],
    })),
  })),
});
const heading = (words: string): AdfNode => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
const panel = (panelType: string): AdfNode => ({
  type: 'panel',
  attrs: { panelType },
  content: [paragraph('Switch off before opening.')],
});
const moved = paragraph('Every record names who made it and when it was made.');
const rest = [
  paragraph('First the parts are checked for damage.'),
  paragraph('Then the probe is rinsed and dried by hand.'),
];

export const redline: AnswersByProcedure['document.redline'] = {
  number,
  before: '1',
  after: 'draft',
  redline: compareTexts(
    {
      title: 'Cleaning the probe',
      body: {
        type: 'doc',
        content: [
          heading('Who does what'),
          paragraph('Wait 30 s at 2 bar, ตรวจสอบก่อนใช้งาน.'),
          table(['Part', 'Limit'], ['Probe', '10 mV'], ['Buffer', '30 days']),
          panel('info'),
          moved,
          ...rest,
        ],
      },
      attachments: [{ title: 'wiring.pdf', identity: '1' }],
    },
    {
      title: 'Cleaning and drying the probe',
      body: {
        type: 'doc',
        content: [
          heading('Who does what'),
          paragraph('Wait 60 s at 2 bar, ตรวจสอบหลังใช้งาน.'),
          table(['Part', 'Owner', 'Limit'], ['Probe', 'Luca', '12 mV'], ['Buffer', 'Hana', '30 days']),
          panel('warning'),
          ...rest,
          moved,
        ],
      },
      attachments: [{ title: 'wiring.pdf', identity: '2' }],
    },
  ),
};

export const verification: AnswersByProcedure['document.verify'] = {
  number,
  revisionLabel: '2',
  verifiedAt: at('2026-11-02T09:30:00.000Z'),
  contentDigest: 'a'.repeat(64),
  verdict: 'differs',
  disposed: null,
  pageVersion: 6,
  signedAsVersion: 7,
  pageVersionCreatedAt: at('2026-06-01T08:00:00.000Z'),
  parts: [
    { part: 'record', name: null, result: 'same' },
    { part: 'title', name: null, result: 'same' },
    { part: 'body', name: null, result: 'same' },
    { part: 'attachment', name: 'wiring.pdf', result: 'notThere' },
    { part: 'includedPage', name: 'Terms', result: 'notRead' },
  ],
};

export const supersededText: AnswersByProcedure['document.revisionText'] = {
  ...effectiveText,
  revisionLabel: '1',
  standing: 'superseded',
  inForceUntil: at('2026-06-02T09:30:00.000Z'),
};

export const registerAsOf: AnswersByProcedure['space.registerAsOf'] = {
  on: '2026-01-31' as AnswersByProcedure['space.registerAsOf']['on'],
  until: at('2026-01-31T23:59:59.999Z'),
  more: false,
  rows: [
    {
      pageId: '7001' as AnswersByProcedure['space.registerAsOf']['rows'][number]['pageId'],
      number,
      typeCode: 'WIN',
      title: 'Cleaning the probe',
      owner: callum,
      revisionLabel: '1',
      inForceFrom: at('2025-02-01T09:30:00.000Z'),
      approvers: [callum, idris],
    },
  ],
};

const disposed = {
  at: at('2036-07-01T09:30:00.000Z'),
  by: idris,
  why: 'Its retention is over and nobody needs it.',
  contentDigest: 'b'.repeat(64),
};
export const disposedRevisions: AnswersByProcedure['document.revisions'] = {
  ...revisions,
  revisions: revisions.revisions.map((one) => (one.label === '1' ? { ...one, hasText: false, disposed } : one)),
};
export const disposedVerification: AnswersByProcedure['document.verify'] = {
  ...verification,
  revisionLabel: '1',
  verdict: 'disposed',
  disposed,
  pageVersion: null,
  parts: [],
};
