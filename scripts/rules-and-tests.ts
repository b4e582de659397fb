/** Reads rule ids out of the table of rules and out of test titles, and compares them. */

export interface CitingTitle {
  readonly path: string;
  readonly title: string;
  readonly rules: readonly string[];
}

const ruleRow = /^\|\s*([A-Z]{2}-\d+)\s*\|/gm;
const titleCall =
  /\b(?:it|test|describe|withReader|withBrowser)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;
const citation = /\[((?:[A-Z]{2}-\d+)(?:,\s*[A-Z]{2}-\d+)*)\]/;

/** Ids in the order of the table. */
export function readRules(markdown: string): readonly string[] {
  return [...markdown.matchAll(ruleRow)].map((match) => match[1] ?? '');
}

/** Only titles that cite a rule. */
export function readTitles(path: string, source: string): readonly CitingTitle[] {
  return [...source.matchAll(titleCall)].flatMap((match) => {
    const title = match[2] ?? '';
    const cited = citation.exec(title)?.[1];
    return cited === undefined ? [] : [{ path, title, rules: cited.split(/,\s*/) }];
  });
}

export function findRuleProblems(rules: readonly string[], titles: readonly CitingTitle[]): readonly string[] {
  const cited = new Set(titles.flatMap((title) => title.rules));
  const known = new Set(rules);
  return [
    ...rules
      .filter((rule, index) => rules.indexOf(rule) !== index)
      .map((rule) => `${rule} stands twice in docs/rules.md`),
    ...rules
      .filter((rule) => !cited.has(rule))
      .map((rule) => `${rule} has no test: cite it in the title of the test that proves it`),
    ...titles.flatMap((title) =>
      title.rules
        .filter((rule) => !known.has(rule))
        .map((rule) => `${title.path}: "${title.title}" cites ${rule}, which docs/rules.md does not know`),
    ),
  ];
}
