/**
 * Which nodes of the Atlassian Document Format stand inside a line. The parent of one is a block; all others are blocks
 * themselves. (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/)
 */
export const inlineNodeTypes: ReadonlySet<string> = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
]);
