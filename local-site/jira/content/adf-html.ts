/**
 * Document Format to the HTML of `renderedFields`: the renderer both products share, with nothing of a page around it (media
 * of an issue have no address of their own here and show as placeholders).
 */
import { adfToHtml as renderHtml } from '../../confluence/body/adf-to-html';
import type { AdfDocument } from '../model';

const NOTHING_AROUND = { pageId: 0, mediaAddress: () => undefined, resourceAddress: () => undefined };

export function adfToHtml(document: AdfDocument | null): string {
  return document === null ? '' : renderHtml({ ...document, version: 1 }, NOTHING_AROUND);
}
