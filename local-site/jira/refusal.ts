/**
 * Jira's one error body, `{ errorMessages, errors }`, and the sentences Jira uses. Handlers throw a `JiraRefusal`; the
 * application in `jira.ts` turns it into the response, so no handler builds an error by hand.
 */
export class JiraRefusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 501;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;

  constructor(
    status: JiraRefusal['status'],
    errorMessages: readonly string[],
    errors: Readonly<Record<string, string>> = {},
  ) {
    super(errorMessages[0] ?? Object.values(errors)[0] ?? `Jira refused with ${status}`);
    this.status = status;
    this.errorMessages = errorMessages;
    this.errors = errors;
  }
}

export const badRequest = (message: string): JiraRefusal => new JiraRefusal(400, [message]);
export const fieldRefusal = (errors: Readonly<Record<string, string>>): JiraRefusal => new JiraRefusal(400, [], errors);
export const forbidden = (message: string): JiraRefusal => new JiraRefusal(403, [message]);

/** What Jira would honour and this site does not: named, never ignored. */
export const notModelled = (name: string): JiraRefusal => new JiraRefusal(501, [`not modelled: ${name}`]);

/** The same answer for "not there" and "not yours", as Jira gives it. */
export const issueNotVisible = (): JiraRefusal =>
  new JiraRefusal(404, ['Issue does not exist or you do not have permission to see it.']);
export const projectNotVisible = (idOrKey: string): JiraRefusal =>
  new JiraRefusal(404, [
    /^\d+$/.test(idOrKey)
      ? `No project could be found with id '${idOrKey}'.`
      : `No project could be found with key '${idOrKey}'.`,
  ]);
export const notFound = (message: string): JiraRefusal => new JiraRefusal(404, [message]);
export const unauthenticated = (): JiraRefusal =>
  new JiraRefusal(401, ['You are not authenticated. Authentication required to perform this operation.']);
