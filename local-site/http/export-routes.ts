/**
 * A page as an export shows it: a macro of an app is not run in a browser there, its `adfExport` function answers a
 * document instead. Confluence publishes no REST for it.
 */
import type { Hono } from 'hono';
import type { AdfNode } from '../confluence/body/adf';
import type { Site } from '../site';
import { identifyPerson } from './authentication';

const EXPORT_TYPES = ['pdf', 'word', 'other'] as const;
type ExportType = (typeof EXPORT_TYPES)[number];

interface ExportedPage {
  readonly id: string;
  readonly title: string;
  readonly spaceId: string;
  readonly version: { readonly number: number };
  readonly body: { readonly atlas_doc_format: { readonly value: string } };
}
interface Export {
  readonly site: Site;
  readonly accountId: string;
  readonly page: ExportedPage;
  readonly type: ExportType;
}

const NOT_EXPORTED = 'This macro has no export view.';
const note = (text: string): AdfNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });

async function exportMacro({ site, accountId, page, type }: Export, node: AdfNode): Promise<readonly AdfNode[]> {
  const moduleKey = String(node.attrs?.['extensionKey']).split('/').at(-1) ?? '';
  const isKnown = site.platform.manifest.visibleModules.some(({ key }) => key === moduleKey);
  if (!isKnown) return [note(NOT_EXPORTED)];
  const parameters = (node.attrs?.['parameters'] ?? {}) as { readonly guestParams?: object };
  const answer = await site.platform.bridge.exportMacro({
    moduleKey,
    accountId,
    localId: String(node.attrs?.['localId']),
    exportType: type,
    extension: {
      content: { id: page.id, type: 'page', subtype: null },
      space: { id: page.spaceId },
      isEditing: false,
      references: [],
      config: parameters.guestParams ?? {},
    },
  });
  if (answer === undefined) return [note(NOT_EXPORTED)];
  const document = answer.success ? (answer.body as AdfNode | undefined) : undefined;
  return document?.type === 'doc' ? (document.content ?? []) : [note('This macro could not be exported.')];
}

async function replaceMacros(work: Export, node: AdfNode): Promise<readonly AdfNode[]> {
  if (node.attrs?.['extensionType'] === 'com.atlassian.ecosystem') return exportMacro(work, node);
  if (node.content === undefined) return [node];
  const content: AdfNode[] = [];
  for (const child of node.content) content.push(...(await replaceMacros(work, child)));
  return [{ ...node, content }];
}

export function addExportRoutes(app: Hono, site: Site): void {
  app.get('/__site/export/pages/:id', async (context) => {
    const person = identifyPerson(context.req.raw.headers, site.services.directory);
    if (person === undefined) return context.json({ message: 'Nobody is acting.' }, 401);
    const type = EXPORT_TYPES.find((each) => each === (context.req.query('type') ?? 'pdf'));
    if (type === undefined) return context.json({ message: `type is one of ${EXPORT_TYPES.join(', ')}.` }, 400);
    const path = `/wiki/api/v2/pages/${encodeURIComponent(context.req.param('id'))}?body-format=atlas_doc_format`;
    const answer = await site.confluence.fetch(new Request(`${site.services.origin()}${path}`), {
      caller: { kind: 'person', accountId: person.accountId },
      via: 'outside',
    });
    if (!answer.ok) return answer;
    const page = (await answer.json()) as ExportedPage;
    const document = JSON.parse(page.body.atlas_doc_format.value) as AdfNode;
    const [exported] = await replaceMacros({ site, accountId: person.accountId, page, type }, document);
    const html = exported === undefined ? '' : site.confluence.renderDocument(Number(page.id), exported);
    return context.json({ id: page.id, title: page.title, version: page.version.number, html });
  });
}
