/** Who wrote a text, as the reference sees it: by the paragraphs of its page versions. [AG-6, AG-50] */
import type { Who } from './document';

export interface Written {
  readonly by: Who;
  readonly isApp: boolean;
  readonly paragraphs: readonly string[];
}

/** Everybody who was the first to write a paragraph that stands in the text and did not stand in the one in force. */
export function survivors(text: readonly string[], inForce: readonly string[], since: readonly Written[]): Who[] {
  const firsts = text
    .filter((paragraph) => !inForce.includes(paragraph))
    .map((paragraph) => since.find((version) => version.paragraphs.includes(paragraph)));
  return everybody(firsts.flatMap((first) => first ?? []));
}

/** Everybody who took the text from one that never came again to the next; a detour that was walked back counts for nobody. */
export function everyEditor(inForce: readonly string[] | null, since: readonly Written[]): Who[] {
  const walk = since.map((version) => version.paragraphs.join('\n'));
  const edits: Written[] = [];
  let here = inForce === null ? -1 : walk.lastIndexOf(inForce.join('\n'));
  for (;;) {
    const edit = since[here + 1];
    if (edit === undefined) return everybody(edits);
    edits.push(edit);
    here = walk.lastIndexOf(edit.paragraphs.join('\n'));
  }
}

function everybody(versions: readonly Written[]): Who[] {
  return [...new Set(versions.filter((one) => !one.isApp).map((one) => one.by))].sort();
}
