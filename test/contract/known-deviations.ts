/**
 * Where the real products depart from their own documents, or the documents say less than they mean. The one list: what
 * is not here and departs from a document fails the test that saw it.
 */

/** Members in which a product answers null for "no value" although its document declares no null there. */
export const NULL_FOR_NO_VALUE: Readonly<Record<string, ReadonlySet<string>>> = {
  'confluence-v2': new Set(['parentId', 'parentType', 'lastOwnerId', 'homepageId', 'description', 'icon']),
  'confluence-v1': new Set(['icon']),
  // The two sides of a change of the changelog, when a field was or becomes empty.
  'jira-platform-v3': new Set(['from', 'fromString', 'to', 'toString']),
};

export interface Deviation {
  /** Operations as `METHOD /path/{parameter}`. */
  readonly operation: RegExp;
  readonly part: 'status' | 'query' | 'request' | 'response';
  /** The problem as the check words it. */
  readonly problem: RegExp;
  readonly because: string;
}

export const KNOWN_DEVIATIONS: readonly Deviation[] = [
  {
    operation: /^(PUT \/wiki\/api\/v2\/pages\/\{id\}|(POST|PUT) \/wiki\/api\/v2\/pages\/\{page-id\}\/properties.*)$/,
    part: 'status',
    problem: /^409 /,
    because:
      'The products answer 409 to a version that is not the next one and to a key in use; the document lists no conflict.',
  },
  {
    operation: /^(POST|PUT) \/wiki\/api\/v2\/pages\/\{page-id\}\/properties/,
    part: 'status',
    problem: /^403 /,
    because: 'Who may see a page and not change it is refused with 403; the document knows 404 only.',
  },
  {
    operation: /^PUT \/wiki\/rest\/api\/content\/\{id\}\/restriction$/,
    part: 'status',
    problem: /^400 /,
    because: 'Restrictions that shut out who sets them, or name nobody known, are refused; the document lists no 400.',
  },
  {
    operation: /^GET .*\/attachment\/\{attachmentId\}\/download$/,
    part: 'status',
    problem: /^200 /,
    because: 'A proxy that follows the redirect answers the bytes under the address of the redirect.',
  },
  {
    operation: /^(POST|PUT) \/wiki\/api\/v2\/(pages(\/\{id\})?|footer-comments)$/,
    part: 'request',
    problem: /^\/body must match exactly one schema in oneOf$/,
    because: 'The document offers a body of two forms, one of which demands nothing: whatever fits one fits both.',
  },
  {
    operation: /^GET \/rest\/api\/3\/bulk\/queue\/\{taskId\}$/,
    part: 'response',
    problem: /^200 \/(created|started|updated) must be string$/,
    because: 'Instants of a task are numbers in the examples of the document, and texts in its schema.',
  },
  {
    operation: /^PUT \/rest\/api\/3\/issue\/\{issueIdOrKey\}\/assignee$/,
    part: 'request',
    problem: /^\/accountId must be string$/,
    because: 'The description says that null takes the assignee away; the schema declares no null.',
  },
  {
    operation: /^GET \/rest\/api\/3\/issue\/createmeta\//,
    part: 'status',
    problem: /^404 /,
    because:
      'A project that the caller does not see is not found here as everywhere; the document lists 400 and 401 only.',
  },
];
