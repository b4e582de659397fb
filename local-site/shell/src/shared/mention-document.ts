/** Text with `@Name` in it as the document both products store, with a mention where a known person is named. */
export interface MentionablePerson {
  readonly accountId: string;
  readonly displayName: string;
}

/** What stands before the caret, when it can become a mention. */
export function mentionQuery(textBeforeCaret: string): string | undefined {
  return /(?:^|[\s(])@([\p{L}\p{N}'.-]{0,40}(?: [\p{L}\p{N}'.-]{0,40})?)$/u.exec(textBeforeCaret)?.[1];
}

export function matchPeople<T extends MentionablePerson>(people: readonly T[], query: string): readonly T[] {
  const wanted = query.toLocaleLowerCase();
  return people
    .filter(({ displayName }) => {
      const name = displayName.toLocaleLowerCase();
      return name.startsWith(wanted) || name.split(' ').some((word) => word.startsWith(wanted));
    })
    .slice(0, 8);
}

function inlineNodes(line: string, people: readonly MentionablePerson[]): readonly object[] {
  const nodes: object[] = [];
  let rest = line;
  // Longer names first: "Ada" must not be taken out of "Ada Marsh".
  const byLength = [...people].sort((left, right) => right.displayName.length - left.displayName.length);
  while (rest !== '') {
    const found = byLength
      .map((person) => ({ person, at: rest.indexOf(`@${person.displayName}`) }))
      .filter(({ at }) => at >= 0)
      .reduce<{ person: MentionablePerson; at: number } | undefined>(
        (first, next) => (first === undefined || next.at < first.at ? next : first),
        undefined,
      );
    if (found === undefined) {
      nodes.push({ type: 'text', text: rest });
      break;
    }
    const { person, at } = found;
    const text = `@${person.displayName}`;
    if (at > 0) nodes.push({ type: 'text', text: rest.slice(0, at) });
    nodes.push({ type: 'mention', attrs: { id: person.accountId, text, accessLevel: '' } });
    rest = rest.slice(at + text.length);
  }
  return nodes;
}

export function textToDocument(text: string, people: readonly MentionablePerson[] = []): object {
  const content = text
    .split(/\n+/)
    .map((line) => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: inlineNodes(line, people) }));
  return { type: 'doc', version: 1, content };
}
