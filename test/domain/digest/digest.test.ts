import { composeDigest, type Waiting } from '../../../src/domain/digest/compose-digest';
import { changeDigestSettings, defaultDigestSettings } from '../../../src/domain/digest/digest-settings';
import type { PageId } from '../../../src/kernel/ids';
import type { CalendarDate } from '../../../src/kernel/time';

const today = '2026-11-22' as CalendarDate;
const waiting = (kind: string, number: string | null, dueOn: string | null): Waiting => ({
  kind,
  number,
  dueOn: dueOn as CalendarDate | null,
});

describe('what a person is told', () => {
  it('[DG-2] names what waits by kind, the most urgent first, and how late it is', () => {
    expect(
      composeDigest(today, [
        waiting('sign', 'TBI-WIN-002', '2026-11-25'),
        waiting('sign', 'TBI-PRO-004', '2026-11-19'),
        waiting('escalated', 'TBI-PRO-001', '2026-11-22'),
        waiting('signingFailures', null, null),
      ]),
    ).toEqual([
      'Escalated to you: TBI-PRO-001 (due today)',
      'To sign: TBI-PRO-004 (3 days overdue), TBI-WIN-002 (due 2026-11-25)',
      'Failed signings to look at: 1',
    ]);
  });
  it('[DG-2] counts a kind it has no words for, and what is too much to name', () => {
    const many = Array.from({ length: 25 }, (_, index) => waiting('sign', `TBI-WIN-${100 + index}`, null));
    const lines = composeDigest(today, [...many, waiting('somethingNew', 'X-1', null)]);
    expect(lines?.[0]).toMatch(/ and 5 more$/);
    expect(lines?.[1]).toBe('Other things that wait: X-1');
  });
  it.each([
    ['2026-12-22', true],
    ['2026-12-21', false],
    ['2026-12-02', true],
    ['2026-11-22', true],
    ['2026-11-21', false],
    ['2026-11-15', true],
    ['2026-11-14', false],
  ])('[DG-3] of a review due on %s: %s', (dueOn, isTold) => {
    expect(composeDigest(today, [waiting('review', 'TBI-PRO-004', dueOn)]) !== null).toBe(isTold);
  });
  it('[DG-2] is nothing when nothing waits', () => {
    expect(composeDigest(today, [])).toBeNull();
  });
});

describe('the settings of the digest', () => {
  const pageId = '4711' as PageId;
  const facts = { sequence: 3, seenSequence: 3 };
  it('[DG-1] are off until a page is named, with a reason', () => {
    expect(defaultDigestSettings.channel).toBe('none');
    const changed = changeDigestSettings(defaultDigestSettings, { pageId, hourUtc: 7, reason: 'Wanted' }, facts);
    expect(changed).toMatchObject({ ok: true, value: [{ channel: 'confluencePage', pageId, reason: 'Wanted' }] });
  });
  it('[DG-1] refuse a change made on what moved on, and record nothing when nothing changes', () => {
    const wanted = { pageId: null, hourUtc: 6, reason: 'x' };
    expect(changeDigestSettings(defaultDigestSettings, wanted, { sequence: 4, seenSequence: 3 })).toMatchObject({
      ok: false,
      refusal: { code: 'changedMeanwhile', rule: 'DG-1' },
    });
    expect(changeDigestSettings(defaultDigestSettings, wanted, facts)).toEqual({ ok: true, value: [] });
  });
});
