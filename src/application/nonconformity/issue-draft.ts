/**
 * The Jira issue of a nonconformity as it is asked for: a summary with the number, and what, where, document and page in the
 * description. Jira shows it to people who never open Confluence, so it says what the record says.
 */
import type { IssueTarget } from '../../domain/nonconformity/linked-issue';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import type { NonconformityId } from '../../kernel/ids';
import type { IssueDraft } from '../jira-port';

/** Jira refuses a longer summary, and one with line breaks. */
const longestSummary = 255;

export function draftIssue(
  nonconformityId: NonconformityId,
  record: Nonconformity,
  intentId: string,
  target: IssueTarget,
): IssueDraft {
  return {
    ...target,
    summary: summaryOf(record),
    description: { type: 'doc', version: 1, content: describe(record) },
    intent: { intent: intentId, record: nonconformityId, number: record.number },
  };
}

function summaryOf(record: Nonconformity): string {
  const text = `${record.number}: ${record.what.replace(/\s+/g, ' ').trim()}`;
  if (text.length <= longestSummary) return text;
  // Cut between code points, never inside one.
  return `${[...text].slice(0, longestSummary - 1 - surplus(text)).join('')}…`;
}

/** Characters outside the basic plane count twice in Jira's limit. */
function surplus(text: string): number {
  return text.length - [...text].length;
}

function describe(record: Nonconformity): readonly unknown[] {
  const document =
    record.documentNumber === null
      ? null
      : `${record.documentNumber}${record.revisionLabel === null ? '' : ` Rev ${record.revisionLabel}`}`;
  return [
    heading('What was found'),
    ...record.what.split(/\n+/).map((line) => paragraph([text(line)])),
    heading('Where'),
    paragraph([text(record.where)]),
    ...(document === null && record.pageAddress === null ? [] : [heading('Document'), reference(document, record)]),
    paragraph([
      text(`Reported by ${record.reporter.name}. The record is ${record.number}; this issue is its place in Jira.`),
    ]),
  ];
}

function reference(document: string | null, record: Nonconformity): unknown {
  const words = document ?? 'Page in Confluence';
  return paragraph([record.pageAddress === null ? text(words) : link(words, record.pageAddress)]);
}

function heading(words: string): unknown {
  return { type: 'heading', attrs: { level: 3 }, content: [text(words)] };
}
function paragraph(content: readonly unknown[]): unknown {
  return { type: 'paragraph', content };
}
function text(words: string): unknown {
  // ADF has no empty text node.
  return { type: 'text', text: words === '' ? ' ' : words };
}
function link(words: string, href: string): unknown {
  return { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] };
}
