/** The released copies of a space as the server would answer them: published, held back, changed by somebody, closed. */
import type { ReleasedCopiesView, ReleasedCopyRow } from '../../../../src/contract/released-copies';
import type { GroupId, PageId, SpaceId } from '../../../../src/kernel/ids';
import type { Instant } from '../../../../src/kernel/time';
import { idris } from './answer-parts';

const at = '2026-11-20T09:30:00.000Z' as Instant;
const row = (index: number, over: Partial<ReleasedCopyRow>): ReleasedCopyRow => ({
  pageId: String(8_000 + index) as PageId,
  number: `TBI-WIN-00${index}`,
  sequence: 3,
  state: 'published',
  label: '2',
  copyId: String(8_100 + index) as PageId,
  address: `https://site.example/wiki/spaces/REL/pages/${8_100 + index}`,
  heldBack: null,
  audience: null,
  isLimited: false,
  missing: [],
  drift: null,
  ...over,
});

export const releasedCopies: ReleasedCopiesView = {
  sequence: 2,
  mayChange: true,
  to: { spaceId: '77' as SpaceId, name: 'Released documents' },
  job: { state: 'running', done: 3, failed: 1 },
  rows: [
    row(1, { missing: ['drawing.dwg'] }),
    row(2, {
      state: 'heldBack',
      label: null,
      copyId: null,
      address: null,
      heldBack: { because: 'noAudience', since: at },
    }),
    row(3, {
      isLimited: true,
      audience: {
        groups: [{ groupId: 'f3a1b2c6' as GroupId, name: 'laboratory' }],
        by: idris,
        reason: 'They calibrate by it',
      },
      drift: { what: ['text', 'access'], by: idris, at },
    }),
    row(4, { state: 'takenAway', address: null }),
  ],
};
