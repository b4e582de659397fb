/**
 * Comments at the foot of a page, as the app. Confluence keeps no marker on a comment that only the app could write, so a
 * comment is found again by the text it shows.
 */
import { asApp, route } from '@forge/api';
import type { Clock } from '../../application/ports';
import type { CommentId, ConfluenceComments } from '../../application/product-ports';
import { jsonBody, send, unexpected } from '../products/product-request';
import { getConfluence, isUnseen } from './get-confluence';
import * as answers from './responses';

export function confluenceComments(clock: Clock): ConfluenceComments {
  return {
    async findComment(pageId, text) {
      const operation = 'Get footer comments for page';
      const response = await getConfluence(
        clock,
        'app',
        operation,
        route`/wiki/api/v2/pages/${pageId}/footer-comments?body-format=atlas_doc_format&sort=-created-date&limit=250`,
      );
      if (isUnseen(response)) return 'refused';
      if (!response.ok) throw unexpected(operation, response);
      const list = answers.parsed(operation, answers.commentList, await response.json());
      const shown = JSON.stringify(text).slice(1, -1);
      const found = list.results.find((one) => one.body.atlas_doc_format.value.includes(shown));
      return found === undefined ? undefined : (found.id as CommentId);
    },

    async addComment(pageId, body) {
      const operation = 'Create footer comment';
      const value = JSON.stringify(body);
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(
          route`/wiki/api/v2/footer-comments`,
          jsonBody('POST', { pageId, body: { representation: 'atlas_doc_format', value } }),
        ),
      );
      if (isUnseen(response)) return 'refused';
      if (!response.ok) throw unexpected(operation, response);
      return answers.parsed(operation, answers.createdComment, await response.json()).id as CommentId;
    },
  };
}
