/**
 * Words as the search sees them: runs of letters and digits, without regard to case. The product stems words, this does not.
 */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Every word must occur as the start of a word; `*` at its end changes nothing. */
export function containsWords(text: string, query: string): boolean {
  const words = wordsOf(text);
  const asked = wordsOf(query);
  return asked.length > 0 && asked.every((word) => words.some((candidate) => candidate.startsWith(word)));
}
