/**
 * What happens without a button: pages are edited, moved, trashed, restored and closed off by people in Confluence, issues are
 * changed in Jira, and the schedule runs.
 */
import type { Action } from './actions';
import type { FaultSite, Outcome } from './fault-site';
import { editPage, type Facts, type StateName } from './state-recipes';

const ready: Outcome = { kind: 'answered', answer: null };

async function change(site: FaultSite, method: string, path: string, body?: unknown): Promise<Outcome> {
  const answer = await site.rest('luca', method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return ready;
}

/** Somebody looks at the page later, which finds what an event failed to tell. */
function noticed(name: string, from: StateName, begin: (site: FaultSite, facts: Facts) => Promise<Outcome>): Action {
  let begun: FaultSite | null = null;
  return {
    name,
    from,
    ownCommits: 0,
    async begin(site, facts) {
      // A change of a product is made once, whatever the app makes of it.
      if (begun === site) return ready;
      begun = site;
      return begin(site, facts);
    },
    async afterwards(site, { pageId }) {
      await site.press('luca', 'document', 'document.view', { pageId });
      await passOfTheDriftScan(site);
    },
  };
}

const day = 24 * 3_600_000;

/** What no event told and nobody saw is found within a day. [DR-4] */
async function passOfTheDriftScan(site: FaultSite): Promise<void> {
  const { schedules } = site.site.platform;
  // One run of the schedule a day later does what 288 would do.
  schedules.settings.isRunning = false;
  await site.advance(day);
  schedules.settings.isRunning = true;
  await schedules.runNow('reconciler');
  await site.settle();
}

async function edit(site: FaultSite, facts: Facts): Promise<Outcome> {
  await editPage(site, facts, 'Check the date of both buffers.');
  return ready;
}
const page = ({ pageId }: Facts) => `/wiki/api/v2/pages/${pageId}`;

async function attach(site: FaultSite, { pageId }: Facts): Promise<Outcome> {
  const file = new FormData();
  file.append('file', new Blob(['other bytes']), 'plan.txt');
  return change(site, 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
}

async function move(site: FaultSite, facts: Facts): Promise<Outcome> {
  const { homepageId } = site.site.confluence.spaceByKey('QUAL') ?? {};
  const parent = await site.rest<{ id: string }>('luca', 'POST', '/wiki/api/v2/pages', {
    spaceId: facts.spaceId,
    parentId: String(homepageId),
    status: 'current',
    title: 'Folder',
    body: { representation: 'storage', value: '<p>Folder</p>' },
  });
  return change(site, 'PUT', `/wiki/rest/api/content/${facts.pageId}/move/append/${parent.body.id}`);
}

async function changeIssue(site: FaultSite): Promise<Outcome> {
  const found = await site.rest<{ issues: readonly { id: string }[] }>('luca', 'POST', '/rest/api/3/search/jql', {
    jql: 'project = QM ORDER BY created ASC',
  });
  const issueId = found.body.issues[0]?.id ?? '';
  return change(site, 'PUT', `/rest/api/3/issue/${issueId}`, { fields: { summary: 'Other words' } });
}

export const pageEvents: readonly Action[] = [
  noticed('page edit noticed', 'inForce', edit),
  noticed('page edit in review noticed', 'inReview', edit),
  noticed('attachment in review noticed', 'inReview', attach),
  noticed('page move noticed', 'inForce', move),
  noticed('page trash noticed', 'inForce', (site, facts) => change(site, 'DELETE', page(facts))),
  noticed('page restore noticed', 'inForceTrashed', edit),
  noticed('issue change noticed', 'reported', changeIssue),
  {
    name: 'byline effect',
    from: 'bylineOwed',
    ownCommits: 0,
    async begin(site) {
      await site.site.platform.schedules.runNow('reconciler');
      return ready;
    },
  },
  {
    name: 'reconciler with nothing owed',
    from: 'planned',
    ownCommits: 0,
    async begin(site) {
      await site.site.platform.schedules.runNow('reconciler');
      return ready;
    },
  },
];
