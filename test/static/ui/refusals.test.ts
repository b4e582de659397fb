import { refusalCodes } from '../../../src/contract/wire';
import { wordsForRefusal } from '../../../static/ui/src/words/refusals';

describe('refusals in words', () => {
  it.each([...refusalCodes, 'noAnswer' as const])('says what is the case and what to do next for %s', (code) => {
    const { message, next } = wordsForRefusal({ code });
    expect(message).toMatch(/^[A-Z“].*\.$/s);
    expect(next).toMatch(/^[A-Z“].*\.$/s);
    expect(`${message}${next}`).not.toMatch(/undefined|null|\[object/);
  });

  it('uses the details the server sent', () => {
    const { message } = wordsForRefusal({
      code: 'badInput',
      details: { field: 'reason', message: 'must not be empty' },
    });
    expect(message).toContain('reason must not be empty');
  });

  it('lists a detail that has several values', () => {
    const { message } = wordsForRefusal({ code: 'stepHasNobodyEligible', details: { steps: ['Review', 'Approval'] } });
    expect(message).toContain('Review, Approval');
  });
});
