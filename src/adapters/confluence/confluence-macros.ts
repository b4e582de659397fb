/**
 * What a macro shows: Confluence renders it by its id in one version of a page. Asked for as `export_view`, the form made for
 * readers without a browser. (https://developer.atlassian.com/cloud/confluence/rest/v1/, Content - macro body) [DC-81]
 */
import { route } from '@forge/api';
import type { Clock } from '../../application/ports';
import type { ConfluencePages } from '../../application/product-ports';
import { unexpected } from '../products/product-request';
import { getConfluence, isUnseen } from './get-confluence';
import { macroContent } from './macro-html';
import * as answers from './responses';

export function macroReader(clock: Clock): ConfluencePages['macroShown'] {
  return async (as, pageId, version, macroId) => {
    const operation = 'Get macro body by macro ID and convert the representation synchronously';
    const form = 'export_view';
    const response = await getConfluence(
      clock,
      as,
      operation,
      route`/wiki/rest/api/content/${pageId}/history/${version}/macro/id/${macroId}/convert/${form}`,
    );
    // Also the answer for a macro that Confluence has no such form of.
    if (isUnseen(response) || response.status === 400) return { shows: 'nothing' };
    if (!response.ok) throw unexpected(operation, response);
    return macroContent(answers.parsed(operation, answers.contentBody, await response.json()).value);
  };
}
