/**
 * What is left out of operations that are modelled otherwise, beside query parameters: those are found by asking
 * (test/contract/parameters.json). Asking for it answers 501 by name, unless a note says something else. Parameters of the
 * path as `{}`.
 */
export const PARTLY_MODELLED: Readonly<Record<string, string>> = {
  'GET /wiki/api/v2/spaces': 'global spaces that are not archived',
  'POST /wiki/api/v2/pages': 'no drafts, no live documents; bodies as ADF and storage, not as wiki text',
  'PUT /wiki/api/v2/pages/{}':
    'status "current" only; no other owner or parent; brings archived pages back as it does trashed ones, which is not published',
  'POST /wiki/rest/api/content/archive': 'as a premium site; a task takes a second of site time',
  'GET /wiki/rest/api/longtask/{}': 'tasks of archiving',
  'DELETE /wiki/api/v2/pages/{}': 'trash and purge; no drafts',
  'POST /wiki/api/v2/footer-comments': 'on pages and as replies',
  'GET /wiki/rest/api/content/{}/history/{}/macro/id/{}/convert/{}':
    'the macros jira, children, pagetree, contentbylabel, recently-updated, toc, iframe, widget, and bodies of others; all other macros answer the message of a macro that failed',
  'PUT /wiki/rest/api/content/{}/restriction': 'operations "read" and "update"',
  'POST /wiki/rest/api/content/{}/copy': 'to a page or a space, with the body as it is',
  'GET /wiki/rest/api/search': 'the CQL that search/cql.ts reads',
  'GET /wiki/rest/api/search/user': 'user.fullname, by words',
  'POST /rest/api/3/search/jql': 'the JQL that jql/ reads',
  'GET /rest/api/3/search/jql': 'the JQL that jql/ reads',
  'GET /rest/api/3/issue/{}': 'fields of jira/fields',
  'POST /rest/api/3/issue': 'fields of jira/fields',
  'PUT /rest/api/3/issue/{}': 'fields of jira/fields',
  'POST /rest/api/3/changelog/bulkfetch': 'instants as text, as its schema says; its example shows numbers',
  'GET /rest/api/3/project/{}': 'no roles, no project properties',
  'POST /rest/api/3/issue/{}/transitions':
    "conditions and validators of services/workflow.ts and an app's Jira expressions; no rules by functions, no post functions",
  'POST /rest/api/3/issue/{}/comment': 'visible to all who see the issue',
  'POST /rest/api/3/expression/eval': 'the context: issue and project; the language that jira/expressions reads',
  'POST /rest/api/3/expression/evaluate': 'the context: issue and project; the language that jira/expressions reads',
  'POST /rest/api/3/expression/analyse': 'syntax and length; no types, no complexity',
  'POST /rest/api/3/bulk/issues/transition': 'a task takes a second of site time; no mail',
};
