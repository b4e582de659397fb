/**
 * Days and times in sentences that the server sends.
 */
import { withDates } from '../../../static/ui/src/words/dates';

describe('dates in sentences', () => {
  it('are said as people read them', () => {
    expect(withDates('Rev 2 takes effect on 2026-11-30, not on 2026-12-01.')).toBe(
      'Rev 2 takes effect on 30 Nov 2026, not on 1 Dec 2026.',
    );
    expect(withDates('Locked until 2026-11-30T12:00:00.000Z.')).toMatch(/^Locked until 30 Nov 2026, \d\d:\d\d\.$/);
  });
  it('are left alone where they are none', () => {
    for (const words of ['No day at all.', 'Lot 2026-13-45 is missing.', 'Batch A2026-11-30 and 2026-11-30-7.'])
      expect(withDates(words)).toBe(words);
  });
});
