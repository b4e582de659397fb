/**
 * A site with ten thousand pages and ten thousand issues in a database file, loaded through the services' own functions.
 */
import { join } from 'node:path';
import type { Confluence } from '../local-site/confluence/confluence';
import { createSite, type Site } from '../local-site/site';
import { createRandom, documentBody, issuePeople, issues, type Random, sentence, word } from './synthetic-content';

export interface LargeSite {
  readonly pageIds: readonly string[];
  readonly homepageId: string;
  readonly issueKeys: readonly string[];
}
export interface LargeSiteSize {
  readonly pages: number;
  readonly issues: number;
}
/** Who looks at everything. */
export const reader = { accountId: '712020:00000000-0000-4000-8000-000000000001', email: 'reader@example.org' };

const spaceKeys = ['QMS', 'LAB', 'SITE'];
const projects = ['QM', 'LAB', 'DEV', 'OPS'];
/** Folder, subfolder, document: the depth of a tree that people keep by hand, and some long levels. */
const branching = 12;
const day = 86_400_000;

export async function buildLargeSite(databasePath: string, size: LargeSiteSize): Promise<LargeSite> {
  const site = await createSite({
    manifestPath: join(process.cwd(), 'manifest.yml'),
    databasePath,
    functions: { kind: 'inProcess', load: async () => ({}) },
  });
  try {
    return site.services.database.transaction(() => fill(site, size));
  } finally {
    await site.close();
  }
}

function fill(site: Site, size: LargeSiteSize): LargeSite {
  const random = createRandom(20260105);
  const { directory } = site.services;
  directory.addPerson({ ...reader, displayName: 'Reader', isSiteAdministrator: true });
  const everyone = directory.addGroup('everyone');
  directory.addMember(everyone.id, reader.accountId);
  for (const person of issuePeople) {
    const email = `${person.displayName.replace(' ', '-').toLowerCase()}@example.org`;
    directory.addPerson({ ...person, email, isSiteAdministrator: false });
    directory.addMember(everyone.id, person.accountId);
  }
  const perSpace = Math.ceil(size.pages / spaceKeys.length);
  const spaces = spaceKeys.map((key) => fillSpace(site.confluence, random, key, perSpace));
  for (const key of projects) {
    const issueTypes = [{ name: 'Task' }, { name: 'Bug' }, { name: 'Improvement' }, { name: 'Nonconformity' }];
    const grants = [{ group: 'everyone', permissions: ['*'] }];
    site.jira.createProject({ key, name: `Project ${key}`, style: 'company-managed', issueTypes, grants });
  }
  const made = [...issues(random, size.issues, projects)];
  site.jira.loadIssues(made);
  return {
    pageIds: spaces.flatMap((space) => space.pageIds),
    homepageId: spaces[0]?.homepageId ?? '',
    issueKeys: made.map((issue) => issue.key),
  };
}

function fillSpace(confluence: Confluence, random: Random, key: string, count: number) {
  const authors = issuePeople.map((person) => person.accountId);
  const author = () => authors[Math.floor(random() * authors.length)] ?? reader.accountId;
  const start = Date.UTC(2023, 0, 9, 8);
  const space = confluence.createSpace({ key, name: `Space ${key}`, authorId: author(), createdAt: start });
  const ids: number[] = [Number(space.homepageId)];
  for (let index = 1; index <= count; index += 1) {
    const at = start + index * 60_000;
    const page = confluence.loadPage({
      spaceId: space.id,
      parentId: ids[Math.floor((index - 1) / branching)] ?? Number(space.homepageId),
      title: `${sentence(random, 4).slice(0, -1)} ${index}`,
      body: { adf: documentBody(random), storage: undefined },
      authorId: author(),
      at,
    });
    ids.push(page.id);
    for (let version = 2; version <= 1 + Math.floor(random() ** 3 * 8); version += 1) {
      const body = { adf: documentBody(random), storage: undefined };
      confluence.loadVersion(page.id, { body, authorId: author(), at: at + version * day, message: sentence(random) });
    }
    if (random() < 0.3) attach(confluence, random, page.id, author(), at);
  }
  return { pageIds: ids.map(String), homepageId: String(space.homepageId) };
}

function attach(confluence: Confluence, random: Random, pageId: number, author: string, at: number): void {
  const title = `${word(random)}-${word(random)}.txt`;
  const bytes = new TextEncoder().encode(sentence(random, 200));
  confluence.loadAttachment(
    pageId,
    { title, mediaType: 'text/plain', bytes, comment: '', minorEdit: false },
    author,
    at,
  );
}
