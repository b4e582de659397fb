/**
 * Who plays what, and on which page: once with a page that the author writes from nothing, once with a page that was loaded
 * from a folder and has real revisions behind it.
 */
import type { SiteClient } from '../../demo/seed/site-client';
import type { Person, PlacedPage } from './desk';

export interface Cast {
  readonly author: Person;
  readonly documentController: Person;
  /** Holds the approving role, but has words of their own in the text. */
  readonly contributor: Person;
  readonly reviewer: Person;
  /** Holds the approving role and wrote nothing. */
  readonly approver: Person;
  /** Signs for the approver between two dates; holds no approving role. */
  readonly delegate: Person;
  /** Approves work instructions; enrols passphrase and device. */
  readonly signer: Person;
  readonly reader: Person;
  readonly qualityManager: Person;
  readonly correctionOwner: Person;
}
export interface Scene {
  readonly cast: Cast;
  readonly spaceKey: string;
  readonly spaceId: string;
  /** Undefined: the author writes it. */
  readonly page: LoadedPage | undefined;
}
export interface LoadedPage extends PlacedPage {
  readonly title: string;
  readonly versions: number;
  readonly loadedBy: string;
}

interface Listed<T> {
  readonly results: readonly T[];
  readonly _links?: { readonly next?: string };
}
interface ListedPage {
  readonly id: string;
  readonly title: string;
  readonly authorId: string;
  readonly parentId: string | null;
  readonly version: { readonly number: number };
}
type FoundPerson = Omit<Person, 'key' | 'name'> & { readonly displayName: string; readonly active: boolean };

async function people(client: SiteClient): Promise<readonly Person[]> {
  const { people: found } = await client.request<{ people: readonly FoundPerson[] }>('GET', '/__site/people');
  return found
    .filter((person) => person.active)
    .map(({ displayName, email, accountId }) => ({ key: accountId, name: displayName, email, accountId }));
}

function named(found: readonly Person[], name: string): Person {
  const person = found.find((one) => one.name === name);
  if (person === undefined) throw new Error(`${name} is not on the site.`);
  return person;
}

const groupOfQualityManagers = 'qms-quality-managers';

/** What the administrator does in the products: one more member of the group that holds the approving role. */
async function makeQualityManager(client: SiteClient, person: Person): Promise<void> {
  await client.request('POST', '/__site/groups', { name: groupOfQualityManagers, members: [person.accountId] });
}

export async function castOfCompany(client: SiteClient): Promise<Scene> {
  const found = await people(client);
  const cast: Cast = {
    author: named(found, 'Luca Ferri'),
    documentController: named(found, 'Sofia Lindqvist'),
    contributor: named(found, 'Idris Bello'),
    reviewer: named(found, 'Tomasz Wrona'),
    approver: named(found, 'Maren Holt'),
    delegate: named(found, 'Priya Nair'),
    signer: named(found, 'Aoife Byrne'),
    reader: named(found, 'Grace Okafor'),
    qualityManager: named(found, 'Idris Bello'),
    correctionOwner: named(found, 'Hana Ito'),
  };
  await makeQualityManager(client, cast.approver);
  const space = await spaceOf(client, 'QMS', cast.qualityManager);
  client.enterSpace(space);
  return { cast, spaceKey: space.key, spaceId: space.id, page: undefined };
}

/** The page with the longest history of the space; whoever loaded it counts as the one who wrote it. */
export async function castOfContent(client: SiteClient, spaceKey: string): Promise<Scene> {
  const found = await people(client);
  const qualityManager = named(found, 'Idris Bello');
  const space = await spaceOf(client, spaceKey, qualityManager);
  client.enterSpace(space);
  const pages = await pagesOf(client, space.id, qualityManager);
  const [longest] = [...pages].sort((one, other) => other.version.number - one.version.number);
  if (longest === undefined) throw new Error(`The space ${spaceKey} has no page.`);
  const contributor = found.find((person) => person.accountId === longest.authorId);
  if (contributor === undefined) throw new Error(`Nobody active wrote “${longest.title}”.`);
  await makeQualityManager(client, contributor);
  const cast: Cast = {
    author: named(found, 'Callum Reid'),
    documentController: named(found, 'Sofia Lindqvist'),
    contributor,
    reviewer: named(found, 'Priya Nair'),
    approver: qualityManager,
    delegate: named(found, 'Grace Okafor'),
    signer: named(found, 'Aoife Byrne'),
    reader: named(found, 'Luca Ferri'),
    qualityManager,
    correctionOwner: named(found, 'Hana Ito'),
  };
  const { id: pageId, title, version } = longest;
  const page = { spaceKey, pageId, title, versions: version.number, loadedBy: contributor.name };
  return { cast, spaceKey, spaceId: space.id, page };
}

async function spaceOf(client: SiteClient, key: string, as: Person): Promise<{ id: string; key: string }> {
  const path = `/wiki/api/v2/spaces?keys=${key}`;
  const { results } = await client.request<Listed<{ id: string; key: string }>>('GET', path, undefined, as);
  const [space] = results;
  if (space === undefined) throw new Error(`There is no space ${key}.`);
  return space;
}

async function pagesOf(client: SiteClient, spaceId: string, as: Person): Promise<readonly ListedPage[]> {
  const pages: ListedPage[] = [];
  for (let path: string | undefined = `/wiki/api/v2/spaces/${spaceId}/pages?limit=250`; path !== undefined; ) {
    const answer: Listed<ListedPage> = await client.request('GET', path, undefined, as);
    pages.push(...answer.results);
    path = answer._links?.next;
  }
  return pages;
}
