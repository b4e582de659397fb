/** A copy with everything a page may hold, in several scripts, long enough for tables to cross pages. */
import type { ControlledCopy } from '../../src/application/export/model';
import type { SignatureManifestation } from '../../src/contract/signature-answers';
import type { AdfNode } from '../../src/contract/redline';
import { sampleReport } from './sample-report';

const text = (words: string, ...marks: readonly AdfNode[]): AdfNode =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const cell = (words: string, type = 'tableCell', attrs = {}): AdfNode => ({
  type,
  attrs,
  content: [paragraph(text(words))],
});

export const scripts = {
  thai: 'ตรวจสอบเครื่องมือก่อนใช้งานทุกครั้ง',
  japanese: '校正記録は五年間保管する',
  arabic:
    'تتم معايرة الأجهزة قبل الاستخدام (TB-200) مرة كل 30 يوما من قبل فني مدرب، وتحفظ السجلات لمدة خمس سنوات في المكتب',
  german: 'Prüfmittel müssen „gültig“ sein – 4,5 mm',
};

export const sampleBody: AdfNode = {
  type: 'doc',
  version: 1,
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('1. Scope')] },
    paragraph(
      text('Every probe is checked '),
      text('before', { type: 'strong' }),
      text(' it leaves; see '),
      text('the plan', { type: 'link', attrs: { href: 'https://example.org/plan' } }),
      text('. '),
      { type: 'status', attrs: { text: 'IN FORCE', color: 'green' } },
    ),
    ...Object.values(scripts).map((words) => paragraph(text(words))),
    { type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('Switch off before opening.'))] },
    {
      type: 'orderedList',
      attrs: { order: 3 },
      content: ['Fill', 'Wait 30 s', 'Read'].map((words) => ({
        type: 'listItem',
        content: [
          paragraph(text(words)),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('note it'))] }] },
        ],
      })),
    },
    {
      type: 'taskList',
      content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('Buffer renewed')] }],
    },
    { type: 'codeBlock', content: [text('set 4.01\n  read 7.00')] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: ['Part', 'Limit', 'Note'].map((words) => cell(words, 'tableHeader')) },
        { type: 'tableRow', content: [cell('Joined over two columns', 'tableCell', { colspan: 2 }), cell('x')] },
        ...Array.from({ length: 60 }, (_, at) => ({
          type: 'tableRow',
          content: [cell(`Part ${at + 1}`), cell(`${at} mV`), cell(at % 7 === 0 ? scripts.thai : 'as drawn')],
        })),
      ],
    },
    { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'dot', type: 'file' } }] },
    { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'gone', type: 'file', alt: 'wiring.png' } }] },
    { type: 'bodiedExtension', attrs: { extensionKey: 'excerpt' }, content: [paragraph(text('An excerpt.'))] },
    { type: 'extension', attrs: { extensionKey: 'roadmap' } },
    { type: 'rule' },
  ],
};

const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function sampleCopy(header: Partial<ControlledCopy['header']> = {}): ControlledCopy {
  const signatures = sampleReport()
    .revisionHistory.flatMap((one) => one.entries.map((entry) => entry.signature))
    .filter((one): one is SignatureManifestation => one !== null);
  return {
    header: {
      number: 'TBI-WIN-003',
      title: 'Leak test',
      revisionLabel: '3',
      standing: 'inForce',
      effectiveAt: '2026-09-01T08:00:00.000Z' as ControlledCopy['header']['madeAt'],
      owner: 'Callum Reid',
      reason: 'Pressure raised after the field failures',
      contentDigest: 'c'.repeat(64),
      trail: { entries: 31, digest: 'd'.repeat(64) },
      madeAt: '2026-11-02T09:30:00.000Z' as ControlledCopy['header']['madeAt'],
      madeBy: 'Elin Voss',
      site: 'Tarnbeck Instruments',
      ...header,
    },
    body: sampleBody,
    signatures,
    attachments: [{ title: 'wiring.pdf', size: 1204, sha256: 'e'.repeat(64) }],
    pictures: new Map([['dot', dot]]),
  };
}
