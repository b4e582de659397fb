/** A comment on the wire. */
import { adfToHtml } from '../content/adf-html';
import type { CommentRecord } from '../model';
import type { Json, Presenter } from './presenter';

export function presentComment(
  presenter: Presenter,
  comment: CommentRecord,
  options: { isRendered?: boolean; hasProperties?: boolean } = {},
): Json {
  const { issues } = presenter.scope.jira;
  return {
    self: presenter.api(`issue/${comment.issueId}/comment/${comment.id}`),
    id: comment.id,
    author: presenter.person(comment.author),
    body: comment.body,
    ...(options.isRendered === true ? { renderedBody: adfToHtml(comment.body) } : {}),
    updateAuthor: presenter.person(comment.updateAuthor),
    created: presenter.time(comment.createdAt),
    updated: presenter.time(comment.updatedAt),
    jsdPublic: true,
    ...(options.hasProperties === true
      ? { properties: [...issues.propertiesOf('comment', comment.id)].map(([key, value]) => ({ key, value })) }
      : {}),
  };
}
