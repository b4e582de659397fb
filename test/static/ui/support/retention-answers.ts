/** What is kept: a revision that is due, one that is not, and one on legal hold. */
import type { EffectiveText, RelationsView } from '../../../../src/contract/reading-answers';
import type { DispositionView, RetainedDocument } from '../../../../src/contract/retention-answers';
import type { PageId } from '../../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';
import { effectiveText } from './reading-answers';
import { idris, pageId } from './answer-parts';
import { documentView } from './document-answers';

const day = (text: string) => text as CalendarDate;
const document = (number: string, title: string, more: Partial<RetainedDocument>): RetainedDocument => ({
  pageId,
  number,
  title,
  typeCode: 'WIN',
  years: 10,
  pageIsGone: false,
  holds: [],
  revisions: [],
  ...more,
});

export const disposition: DispositionView = {
  today: day('2026-11-22'),
  documents: [
    document('TBI-WIN-001', 'Leak test', {
      revisions: [
        {
          label: '1',
          because: 'superseded',
          since: day('2016-03-01'),
          dueOn: day('2026-03-01'),
          isDue: true,
          keptUntil: null,
        },
        {
          label: '2',
          because: 'superseded',
          since: day('2020-05-04'),
          dueOn: day('2040-01-01'),
          isDue: false,
          keptUntil: day('2040-01-01'),
        },
      ],
    }),
    document('TBI-PRO-004', 'Purchasing and supplier evaluation', {
      pageId: '98399' as PageId,
      typeCode: 'PRO',
      pageIsGone: true,
      holds: [
        {
          revision: null,
          by: idris,
          at: '2026-10-02T09:30:00.000Z' as Instant,
          why: 'A claim of a customer is open',
        },
      ],
      revisions: [
        {
          label: '3',
          because: 'withdrawn',
          since: day('2015-09-01'),
          dueOn: day('2025-09-01'),
          isDue: true,
          keptUntil: null,
        },
      ],
    }),
  ],
  signing: documentView().signing,
  more: false,
};
const [firstRetained] = disposition.documents;
if (firstRetained === undefined) throw new Error('an example is missing');
/** What a decision about it answers. */
export const retained: RetainedDocument = firstRetained;

export const relations: RelationsView = {
  usedIn: [
    {
      pageId: '98401' as PageId,
      number: 'TBI-WIN-008',
      title: 'Assembly',
      life: 'inForce',
      isObsolete: false,
      changed: null,
    },
  ],
  dependsOn: [
    {
      pageId: '98402' as PageId,
      number: 'TBI-WIN-003',
      title: 'Old leak test',
      life: 'withdrawn',
      isObsolete: true,
      changed: { what: 'withdrawn', revision: '4', since: '2026-10-02T09:30:00.000Z' as Instant, confirmed: null },
    },
  ],
  hidden: 1,
  hiddenToCheck: 1,
  mayConfirm: true,
};

const link = { type: 'link', attrs: { href: 'https://tarnbeck.example/wiki/spaces/QMS/pages/98402/Old' } };
/** As the app marks it: behind a link, and behind a number written out. */
export const textWithObsoleteLink: EffectiveText = {
  ...effectiveText,
  body: {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Then do the ' },
          { type: 'text', text: 'old leak test', marks: [link] },
          { type: 'plumblineObsolete', attrs: { text: 'Obsolete: withdrawn, use TBI-WIN-012' } },
          { type: 'text', text: ' and write the result into TBI-FRM-004' },
          { type: 'plumblineObsolete', attrs: { text: 'Obsolete: never issued' } },
          { type: 'text', text: '.' },
        ],
      },
    ],
  },
};
