/** A small company to look at: two spaces, pages with most of what a body can hold, a Jira project. */
import { createAccountId } from '../../../../local-site/directory/site-directory';
import type { Site } from '../../../../local-site/site';

export interface Seeded {
  readonly admin: string;
  readonly author: string;
  readonly reader: string;
  readonly homeId: string;
  readonly pageId: string;
  readonly issueKey: string;
}

const text = (value: string, ...marks: readonly string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content });
const heading = (level: number, value: string) => ({ type: 'heading', attrs: { level }, content: [text(value)] });
const cell = (type: 'tableHeader' | 'tableCell', value: string) => ({
  type,
  attrs: {},
  content: [paragraph(text(value))],
});
const row = (type: 'tableHeader' | 'tableCell', ...values: readonly string[]) => ({
  type: 'tableRow',
  content: values.map((value) => cell(type, value)),
});

export const PROCEDURE = {
  type: 'doc',
  version: 1,
  content: [
    paragraph(
      text('This procedure says how '),
      text('drawings', 'strong'),
      text(' are issued, changed and withdrawn.'),
    ),
    heading(2, 'Purpose'),
    {
      type: 'panel',
      attrs: { panelType: 'info' },
      content: [paragraph(text('Applies to every project from the first drawing on.'))],
    },
    {
      type: 'bulletList',
      content: ['Nobody builds from a superseded drawing.', 'Every change is traceable.'].map((line) => ({
        type: 'listItem',
        content: [paragraph(text(line))],
      })),
    },
    heading(2, 'Responsibilities'),
    {
      type: 'table',
      attrs: { isNumberColumnEnabled: false, layout: 'default' },
      content: [
        row('tableHeader', 'Role', 'Does', 'Deadline'),
        row('tableCell', 'Author', 'Writes and submits', 'None'),
        row('tableCell', 'Checker', 'Checks against the calculation', '5 working days'),
      ],
    },
    paragraph(
      { type: 'status', attrs: { text: 'in use', color: 'green', localId: 's1' } },
      text(' since '),
      { type: 'date', attrs: { timestamp: '1767571200000' } },
      text(', see '),
      text('record form', 'code'),
      text('.'),
    ),
    {
      type: 'taskList',
      attrs: { localId: 'tasks' },
      content: [
        { type: 'taskItem', attrs: { localId: 't1', state: 'DONE' }, content: [text('Train the new checkers')] },
        { type: 'taskItem', attrs: { localId: 't2', state: 'TODO' }, content: [text('Archive the paper register')] },
      ],
    },
    { type: 'codeBlock', attrs: { language: 'text' }, content: [text('TBI-DRW-0001 / A\nTBI-DRW-0001 / B')] },
    {
      type: 'expand',
      attrs: { title: 'History of this procedure' },
      content: [paragraph(text('Replaces the note of 2019.'))],
    },
    {
      type: 'extension',
      attrs: { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: 'toc', parameters: {} },
    },
  ],
} as const;

const adf = (document: object) => ({ adf: JSON.stringify(document), storage: undefined });

function addPeople(site: Site) {
  const add = (displayName: string, isSiteAdministrator = false) => {
    const accountId = createAccountId();
    site.services.directory.addPerson({
      accountId,
      displayName,
      email: `${displayName.split(' ')[0]?.toLowerCase()}@example.org`,
      isSiteAdministrator,
    });
    site.services.directory.addMember(site.services.directory.addGroup('everyone').id, accountId);
    return accountId;
  };
  return { admin: add('Ada Marsh', true), author: add('Ben Okafor'), reader: add('Cleo Lindqvist') };
}

function addPages(site: Site, author: string, editor: string) {
  const { confluence } = site;
  const space = confluence.createSpace({ key: 'QMS', name: 'Quality manual', authorId: author });
  confluence.createSpace({ key: 'ENG', name: 'Engineering', authorId: author });
  const at = site.services.clock.now() - 90 * 86_400_000;
  const load = (title: string, parentId?: number) =>
    confluence.loadPage({
      spaceId: space.id,
      title,
      body: adf(PROCEDURE),
      authorId: author,
      at,
      ...(parentId === undefined ? {} : { parentId }),
    });
  const procedures = load('Procedures');
  const page = load('Control of drawings', procedures.id);
  load('Purchasing', procedures.id);
  load('Forms');
  confluence.loadVersion(page.id, {
    body: adf(PROCEDURE),
    authorId: editor,
    at: at + 40 * 86_400_000,
    message: 'Deadline for checkers added',
  });
  return { homeId: String(space.homepageId), pageId: String(page.id) };
}

async function addIssue(site: Site, author: string): Promise<string> {
  site.jira.createProject({
    key: 'NCR',
    name: 'Nonconformities',
    style: 'company-managed',
    leadAccountId: author,
    issueTypes: [{ name: 'Task' }, { name: 'Nonconformity' }],
    grants: [{ group: 'everyone', permissions: ['*'] }],
  });
  const project = site.jira.project('NCR');
  const description = {
    type: 'doc',
    version: 1,
    content: [paragraph(text('Rebar spacing 250 mm instead of 150 mm.'))],
  };
  const create = async (summary: string) => {
    const body = JSON.stringify({
      fields: { project: { id: project?.id }, issuetype: { name: 'Task' }, summary, description },
    });
    const request = new Request(`${site.services.origin()}/rest/api/3/issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = await site.jira.fetch(request, { caller: { kind: 'person', accountId: author }, via: 'outside' });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { key: string }).key;
  };
  const key = await create('Superseded drawing used on site');
  await create('Calibration of the concrete tester overdue');
  return key;
}

export async function seedSite(site: Site): Promise<Seeded> {
  const people = addPeople(site);
  return {
    ...people,
    ...addPages(site, people.author, people.admin),
    issueKey: await addIssue(site, people.author),
  };
}
