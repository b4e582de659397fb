/**
 * What a macro of a page shows, as `view` or `export_view`: found by its id in one version of the page, rendered for whoever
 * asks. Macros this site has no content for fail as in the product, with a message in the markup; those of apps, which are
 * drawn in the browser, leave a container.
 */
import { parseAdf, EMPTY_DOCUMENT, type AdfNode, walkAdf } from '../body/adf';
import { adfToHtml } from '../body/adf-to-html';
import { element, escapeMarkup, safeHref } from '../body/html';
import { MACRO_TYPE } from '../body/storage-macros';
import { badRequest, notFound } from '../errors';
import { type FindIssues, renderIssues } from '../macros/issue-list';
import { type MacroAsked, renderByLabel, renderChildren, renderContents, renderRecent } from '../macros/page-lists';
import type { ConfluenceParts } from '../parts';
import { renderingContext } from '../present/page-presenter';
import { allowQuery, callerId, type ConfluenceApp, isObject, looseId, viewablePage } from './request';

const PAGE_LISTS: Readonly<Record<string, (asked: MacroAsked) => string>> = {
  children: renderChildren,
  pagetree: (asked) => renderChildren({ ...asked, parameters: { all: 'true' } }),
  contentbylabel: renderByLabel,
  'recently-updated': renderRecent,
  toc: renderContents,
};

export function routeMacros(app: ConfluenceApp, parts: ConfluenceParts, findIssues: FindIssues): void {
  app.get('/wiki/rest/api/content/:id/history/:version/macro/id/:macroId/convert/:to', async (context) => {
    allowQuery(context, []);
    const to = context.req.param('to');
    if (to !== 'view' && to !== 'export_view') throw badRequest(`Cannot convert a macro to ${to}`);
    const page = viewablePage(parts, context, looseId(context, 'id'));
    const number = Number(context.req.param('version'));
    const version = parts.versions.get(page.id, number === 0 ? page.versionNumber : number);
    const document = version && (parseAdf(version.body.adf) ?? EMPTY_DOCUMENT);
    const macroId = context.req.param('macroId');
    const node = document && [...walkAdf(document)].find((one) => idOf(one) === macroId);
    if (!document || !node) throw notFound();
    const parameters = parametersOf(node);
    const asked: MacroAsked = { parts, accountId: callerId(context), page, document, parameters };
    const value = await render(node, asked, (jql) => findIssues(jql, context.env.caller));
    return context.json({ value, representation: to, embeddedContent: [], _expandable: { content: '' } });
  });
}

async function render(
  node: AdfNode,
  asked: MacroAsked,
  find: (jql: string) => ReturnType<FindIssues>,
): Promise<string> {
  const key = String(node.attrs?.['extensionKey']);
  if (node.attrs?.['extensionType'] !== MACRO_TYPE) return element('div', { class: 'ap-container' }, '');
  const list = PAGE_LISTS[key];
  if (list !== undefined) return list(asked);
  if (key === 'jira') return (await renderIssues(asked.parameters, asked.parts.origin(), find)) ?? failure(key);
  if (key === 'iframe' || key === 'widget') {
    return element('iframe', { src: safeHref(asked.parameters['src'] ?? asked.parameters['url']) }, '');
  }
  // A macro with a body at least shows that.
  const { content } = node;
  if (content === undefined) return failure(key);
  return adfToHtml({ type: 'doc', version: 1, content }, renderingContext(asked.parts, asked.page.id));
}

function failure(key: string): string {
  return element(
    'div',
    { class: 'error' },
    element('span', { class: 'error' }, escapeMarkup(`Error rendering macro '${key}'`)),
  );
}

/** Of a Confluence macro in its metadata, of an app's macro its local id. */
function idOf(node: AdfNode): string | undefined {
  const { parameters, localId, extensionKey } = node.attrs ?? {};
  if (extensionKey === undefined) return undefined;
  const metadata = isObject(parameters) ? parameters['macroMetadata'] : undefined;
  const given = isObject(metadata) ? metadata['macroId'] : undefined;
  if (isObject(given) && typeof given['value'] === 'string') return given['value'];
  return typeof localId === 'string' ? localId : undefined;
}

function parametersOf({ attrs }: AdfNode): Readonly<Record<string, string>> {
  const parameters = attrs?.['parameters'];
  const given = isObject(parameters) ? parameters['macroParams'] : undefined;
  if (!isObject(given)) return {};
  const values = Object.entries(given).map(([name, one]): [string, string] => {
    const value = isObject(one) ? one['value'] : undefined;
    return [name, typeof value === 'string' ? value : ''];
  });
  return Object.fromEntries(values);
}
