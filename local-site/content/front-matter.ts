/**
 * YAML front matter at the head of a Markdown document.
 */
import { parse } from 'yaml';

export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly markdown: string;
  readonly isPresent: boolean;
}

/** Front matter that is not valid YAML stays in the text. */
export function splitFrontMatter(source: string): FrontMatter {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { fields: {}, markdown: text, isPresent: false };
  try {
    const parsed: unknown = parse(match[1] ?? '');
    const isMapping = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    const fields = isMapping ? (parsed as Record<string, unknown>) : {};
    return { fields, markdown: text.slice(match[0].length), isPresent: true };
  } catch {
    return { fields: {}, markdown: text, isPresent: false };
  }
}
