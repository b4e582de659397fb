/** What stands at the end, asked of the app and of Jira themselves, and counted. A broken trail is an error. */
import type { DocumentView } from '../../src/contract/document-answers';
import type { CompanySite } from './company-site';

export async function summarise(site: CompanySite): Promise<readonly string[]> {
  const { client, qualityManager, company } = site;
  const states: string[] = [];
  let signatures = 0;
  for (const { number } of company.site.documents) {
    const pageId = site.pages.get(number) ?? '';
    const place = { on: 'page', pageId } as const;
    const view = await client.invoke(qualityManager, 'document.view', { pageId }, place);
    if (view.kind === 'uncontrolled') throw new Error(`${number} is not a controlled document.`);
    states.push(stateOf(view));
    const history = await client.invoke(qualityManager, 'document.history', { pageId }, place);
    if (history.brokenAt !== null) throw new Error(`The trail of ${number} is broken at ${history.brokenAt}.`);
    signatures += history.entries.filter((entry) => entry.signature !== null).length;
  }
  const issues = await issueStates(site);
  return [
    `${states.length} documents (${counted(states)}), ${signatures} signatures`,
    `${issues.length} nonconformities as issues of ${company.cases.project.key} (${counted(issues)})`,
  ];
}

function stateOf({ life, work, effective }: DocumentView): string {
  if (life !== 'inForce' || effective === null) return life;
  if (work === null) return 'in force';
  if (work.state === 'inReview') return 'in force with a revision in review';
  return work.state === 'approved' ? 'in force with an approved revision' : `in force with a ${work.state}`;
}

async function issueStates({ client, company, qualityManager }: CompanySite): Promise<readonly string[]> {
  interface Found {
    readonly issues: readonly { readonly fields: { readonly status: { readonly name: string } } }[];
  }
  const query = { jql: `project = ${company.cases.project.key}`, fields: ['status'], maxResults: 100 };
  const { issues } = await client.request<Found>('POST', '/rest/api/3/search/jql', query, qualityManager);
  return issues.map((issue) => issue.fields.status.name);
}

function counted(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `${names.filter((other) => other === name).length} ${name}`).join(', ');
}
