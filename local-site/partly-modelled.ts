/**
 * What is left out of operations that are modelled otherwise, beside query parameters: those are found by asking
 * (test/contract/parameters.json). Asking for it answers 501 by name, unless a note says something else. Parameters of the
 * path as `{}`.
 */
export const PARTLY_MODELLED: Readonly<Record<string, string>> = {
  'GET /wiki/api/v2/spaces': 'global spaces that are not archived',
  'POST /wiki/api/v2/pages': 'no drafts, no live documents; bodies as ADF and storage, not as wiki text',
  'PUT /wiki/api/v2/pages/{}': 'status "current" only; no other owner or parent',
  'DELETE /wiki/api/v2/pages/{}': 'trash and purge; no drafts',
  'POST /wiki/api/v2/footer-comments': 'on pages and as replies',
  'PUT /wiki/rest/api/content/{}/restriction': 'operations "read" and "update"',
  'POST /wiki/rest/api/content/{}/copy': 'to a page or a space, with the body as it is',
  'GET /wiki/rest/api/search': 'the CQL that search/cql.ts reads',
  'GET /wiki/rest/api/search/user': 'user.fullname, by words',
  'POST /rest/api/3/search/jql': 'the JQL that jql/ reads',
  'GET /rest/api/3/search/jql': 'the JQL that jql/ reads',
  'GET /rest/api/3/issue/{}': 'fields of jira/fields',
  'POST /rest/api/3/issue': 'fields of jira/fields; no history metadata',
  'GET /rest/api/3/project/{}': 'no roles, no project properties',
  'POST /rest/api/3/issue/{}/transitions': 'conditions and validators of services/workflow.ts; no Jira expressions yet',
};
