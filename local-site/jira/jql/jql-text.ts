/**
 * Words of JQL's `~`. A text matches when it holds every word of the query; `word*` and `w?rd` are wildcards, a query
 * in inner quotation marks is a phrase. Jira also stems English words; that is not modelled, so `~ report` does not find
 * "reports" here.
 */

const WORD = /[\p{L}\p{N}_]+/gu;

export const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

export type TextMatcher = (texts: readonly string[]) => boolean;

export function compileTextQuery(query: string): TextMatcher {
  const phrases: string[][] = [];
  const rest = query.replace(/"([^"]+)"/g, (_whole, phrase: string) => {
    phrases.push(wordsOf(phrase));
    return ' ';
  });
  const terms = rest
    .toLowerCase()
    .split(/[^\p{L}\p{N}_*?]+/u)
    .filter((term) => term !== '');
  const patterns = terms.map(toPattern);
  const fragments = [...terms.flatMap((term) => term.split(/[*?]+/)), ...phrases.flat()];
  return (texts) => {
    // Looking for the letters is far cheaper than splitting every text into words.
    const lower = texts.map((text) => text.toLowerCase());
    if (!fragments.every((fragment) => lower.some((text) => text.includes(fragment)))) return false;
    if (!patterns.every((pattern) => lower.some((text) => pattern.test(text)))) return false;
    if (phrases.length === 0) return true;
    const fields = lower.map(wordsOf);
    return phrases.every((phrase) => fields.some((words) => containsPhrase(words, phrase)));
  };
}

const LETTER = '[\\p{L}\\p{N}_]';

/** Finds the term as a whole word within a text, without splitting the text. */
function toPattern(term: string): RegExp {
  const letters = term.replaceAll('*', `${LETTER}*`).replaceAll('?', LETTER);
  return new RegExp(`(?<!${LETTER})${letters}(?!${LETTER})`, 'u');
}

function containsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return true;
  for (let start = 0; start + phrase.length <= words.length; start += 1) {
    if (phrase.every((word, offset) => words[start + offset] === word)) return true;
  }
  return false;
}
