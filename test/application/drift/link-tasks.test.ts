/** Tasks stored for each link, before a document had one for all of them, are shown as one. */
import { type StoredItem, withLinksCounted } from '../../../src/application/drift/link-tasks';
import type { PageId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const item = (pageId: string, more: Partial<StoredItem> = {}): StoredItem => ({
  kind: 'checkLink',
  title: `Document ${pageId}`,
  detail: '2 links to be checked',
  pageId: pageId as PageId,
  nonconformityId: null,
  since: '2026-11-02T08:00:00.000Z' as Instant,
  dueOn: null,
  ...more,
});
const ofLink = (pageId: string, to: string, since: string) =>
  item(pageId, {
    detail: 'Check your link to a document, which was withdrawn',
    since: since as Instant,
    linkTo: { pageId: to, what: 'withdrawn' },
  });
const early = '2026-10-01T08:00:00.000Z';
const late = '2026-11-01T08:00:00.000Z';

describe('tasks stored for each link', () => {
  it('[UI-3] are one of their document, which counts them from the oldest on and names no page they lead to', () => {
    expect(withLinksCounted([ofLink('1', '8', late), ofLink('2', '8', late), ofLink('1', '9', early)])).toEqual([
      item('1', { since: early as Instant }),
      item('2', { since: late as Instant, detail: '1 link to be checked' }),
    ]);
  });
  it('[UI-3] are passed over where the task that counts them is there, and nothing else is touched', () => {
    const review = item('1', { kind: 'review' });
    expect(withLinksCounted([ofLink('1', '8', late), item('1'), review])).toEqual([item('1'), review]);
    expect(withLinksCounted([])).toEqual([]);
  });
});
