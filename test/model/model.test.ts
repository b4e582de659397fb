/** The play as a test: short, with a fixed seed, and able to find what it is for. */
import { play } from './play';
import { plantedBugs } from './planted-bugs';
import { everyEditor, survivors } from './reference/writing';

const { violations, seen } = play({ steps: 5000, seed: 5 });

describe('a play of 5,000 steps', () => {
  it('[DC-4, DC-7, AG-2, AG-3, AG-9] goes in the domain as in the reference, and no sequence of events is wrong', () => {
    expect(violations).toEqual([]);
  });
  it('[AG-5, AG-6, AG-13, AG-42, AG-53] comes by the rules it is about', () => {
    const met = [
      'approverIsAuthor',
      'approverContributed',
      'secondReviewerNeeded',
      'contentChanged',
      'alreadySigned',
      'notTheDelegate',
      'minorNotConfirmed',
      'notDueYet',
      'effectDeferred',
      'alreadyEffective',
      'changedMeanwhile',
      'pageVersionStale',
      'StepRejected',
      'SeparationWaived',
      'StepReassigned',
      'RevisionReleased',
      'RevisionRelabelled',
      'RoundNotOpened',
      'ApprovedTextEdited',
      'EffectPlanned',
      'DocumentWithdrawn',
      'WithdrawalEnded',
      'PageMatchesAgain',
      'NumberCancelled',
      'PeriodicallyReviewed',
    ];
    expect(met.filter((name) => !seen.has(name))).toEqual([]);
  });
  it('plays the same steps for the same seed', () => {
    const again = play({ steps: 1000, seed: 3 });
    expect([...again.seen]).toEqual([...play({ steps: 1000, seed: 3 }).seen]);
  });
});

describe('a planted bug', () => {
  it.each(plantedBugs)('is found: %s', (_name, domain) => {
    const { violations: found } = play({ steps: 5000, seed: 9, domain, untilWrong: true });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.steps.length).toBeGreaterThan(0);
    expect(found[0]?.steps.length).toBeLessThanOrEqual(25);
  });
});

describe('who wrote a text, in plain words', () => {
  const by = (who: string, ...paragraphs: readonly string[]) => ({ by: who, isApp: who === 'app', paragraphs });
  it('[AG-6] is who first wrote what still stands, without the app', () => {
    const since = [by('a', '1', '2'), by('b', '1', '3'), by('a', '1', '2', '3'), by('app', '1', '2', '3', '4')];
    expect(survivors(['1', '2', '3', '4'], ['1'], since)).toEqual(['a', 'b']);
  });
  it('[AG-50] is, where it is strict, whoever took the text somewhere it did not come back from', () => {
    const since = [by('a', '1', '2'), by('b', '1'), by('c', '1', '5'), by('d', '1')];
    expect(everyEditor(['1'], since)).toEqual([]);
    expect(everyEditor(['1'], since.slice(0, 3))).toEqual(['c']);
    expect(everyEditor(null, since.slice(0, 3))).toEqual(['a', 'b', 'c']);
  });
});
