/**
 * What the shell asks the site for when it shows a page or an issue (`local-site/shell/src`), in the same order: what it asks
 * at once goes out at once, what needs an earlier answer waits for it.
 */
export interface Client {
  get<Answer = unknown>(path: string): Promise<Answer>;
  post<Answer = unknown>(path: string, body: object): Promise<Answer>;
}

interface Many<Item> {
  readonly results: readonly Item[];
  readonly _links?: { readonly next?: string };
}
interface Identified {
  readonly id: string;
}

export function createClient(origin: string, email: string): Client {
  const authorization = `Basic ${Buffer.from(`${email}:token`).toString('base64')}`;
  async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(origin + path, {
      method,
      headers: { authorization, accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as Answer;
  }
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

async function collect(client: Client, first: string): Promise<readonly Identified[]> {
  const found: Identified[] = [];
  let path: string | undefined = first;
  while (path !== undefined) {
    const answer: Many<Identified> = await client.get(path);
    found.push(...answer.results);
    path = answer._links?.next;
  }
  return found;
}

const frame = (client: Client) =>
  Promise.all(['/__site/session', '/__site/modules', '/__site/people'].map((path) => client.get(path)));

/** The whole window: top navigation, sidebar with the tree opened down to the page, and the page itself. */
export async function viewPage(client: Client, pageId: string): Promise<void> {
  await frame(client);
  const { spaceId } = await client.get<{ spaceId: string }>(`/wiki/api/v2/pages/${pageId}?body-format=view`);
  const { key } = await client.get<{ key: string }>(`/wiki/api/v2/spaces/${spaceId}`);
  const tree = async () => {
    await client.get(`/wiki/api/v2/spaces?keys=${key}`);
    const [, path] = await Promise.all([
      collect(client, `/wiki/api/v2/spaces/${spaceId}/pages?depth=root&limit=250`),
      collect(client, `/wiki/api/v2/pages/${pageId}/ancestors?limit=250`),
    ]);
    await Promise.all(path.map(({ id }) => collect(client, `/wiki/api/v2/pages/${id}/children?limit=250`)));
  };
  const comments = async () => {
    const found = await collect(client, `/wiki/api/v2/pages/${pageId}/footer-comments?limit=100`);
    await Promise.all(found.map(({ id }) => client.get(`/wiki/api/v2/footer-comments/${id}?body-format=view`)));
  };
  await Promise.all([
    tree(),
    comments(),
    collect(client, `/wiki/api/v2/pages/${pageId}/properties?key=byline`),
    collect(client, `/wiki/api/v2/pages/${pageId}/attachments?limit=100`),
  ]);
}

export async function viewIssue(client: Client, key: string): Promise<void> {
  await frame(client);
  await Promise.all([
    client.get('/rest/api/3/project/search'),
    client.get(`/rest/api/3/issue/${key}?expand=renderedFields,transitions,changelog,names`),
  ]);
  await Promise.all([
    client.get(`/rest/api/3/issue/${key}/remotelink`),
    client.get(`/rest/api/3/issue/${key}/comment?expand=renderedBody`),
  ]);
}
