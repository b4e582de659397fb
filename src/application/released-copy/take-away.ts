/**
 * Takes a copy from its readers: closed to everybody but the app, its text replaced by what became of it. Nothing is deleted: page,
 * versions and files stay, and the page is opened again when the document comes back. [RC-12]
 */
import type { CopyPage, ReleasedCopy } from '../../domain/released-copy/copy';
import type { TakenAwayBecause } from '../../domain/released-copy/events';
import type { AccountId, PageId } from '../../kernel/ids';
import type { Opened } from '../perform';
import type { Services } from '../use-case';
import { recordOnCopy } from './copy-stream';
import { noticeText } from './copy-text';
import { asLeft, type CopyNow, readCopyNow } from './look-at-copy';

const says: Readonly<Record<TakenAwayBecause, string>> = {
  withdrawn: 'This document was withdrawn. Please do not use it any more.',
  switchedOff: 'This copy is not kept any more: documents are read in their own space.',
  otherSpace: 'This copy is not kept any more: the copies of these documents stand in another space.',
  noAudience: 'The document is open to some only, and nobody was named who may read its copy.',
  notInForce: 'No revision of this document is in force.',
};
const mark = (because: TakenAwayBecause) => `Taken away: ${because}`;
const attempts = 3;
const longestTitle = 255;

export async function takeCopyAway(
  services: Services,
  opened: Opened<ReleasedCopy>,
  away: {
    readonly pageId: PageId;
    readonly kept: CopyPage;
    readonly because: TakenAwayBecause;
    readonly app: AccountId;
    readonly address: string;
  },
): Promise<Opened<ReleasedCopy>> {
  const { pageId, kept, because, app, address } = away;
  const { copyId, spaceId } = kept;
  const reference = opened.head.state.intentIds[spaceId] ?? '';
  const now = await closed(services, copyId, { because, app, address, reference });
  const at = services.clock.now();
  return recordOnCopy(services, pageId, opened, {
    because: 'the released copy was taken from its readers',
    mark: `${copyId} ${because} ${now === undefined ? 'gone' : asLeft(now, app).version.createdAt}`,
    at,
    decide: (copy) => {
      const before = copy.pages.find((one) => one.copyId === copyId);
      if (before === undefined || before.takenAway === because) return [];
      return [
        { type: 'CopyTakenAway', spaceId, copyId, because, left: now === undefined ? null : asLeft(now, app), at },
      ];
    },
  });
}

/** First closed, then marked: a reader never sees a notice in place of what is still in force. */
async function closed(
  services: Services,
  copyId: PageId,
  {
    because,
    app,
    address,
    reference,
  }: { because: TakenAwayBecause; app: AccountId; address: string; reference: string },
): Promise<CopyNow | undefined> {
  const { copies } = services.confluence;
  for (let attempt = 1; ; attempt += 1) {
    const now = await readCopyNow(services, copyId);
    if (now === undefined) return undefined;
    const isClosed = now.access.view.length === 1 && now.access.view[0] === `user:${app}`;
    const isDone = isClosed && (now.page.version.message === mark(because) || now.page.status !== 'current');
    if (isDone) return now;
    if (attempt > attempts) throw new Error('the copy is changed all the time; it is closed later');
    if (!isClosed) {
      const outcome = await copies.restrict(copyId, app, { readers: 'appOnly' });
      if (outcome === 'refused') return undefined;
      continue;
    }
    await copies.write({
      pageId: copyId,
      title: closedTitle(now.page.title),
      body: noticeText(says[because], address, reference),
      version: now.page.version.number + 1,
      message: mark(because),
    });
  }
}

const closedMark = ' (not in force here)';
function closedTitle(title: string): string {
  if (title.endsWith(closedMark)) return title;
  return `${title.slice(0, longestTitle - closedMark.length)}${closedMark}`;
}
