/** The part of the walk of `confluence.js` that is about what hangs on pages: comments, attachments, labels and properties. */
import type { OutsideStep } from './outside-steps';

const file = (content: string) => ({ filename: 'record.txt', content: new Blob([content], { type: 'text/plain' }) });
const PAGE = '/wiki/api/v2/pages/{id}';
const CONTENT = '/wiki/rest/api/content/{id}';

export const partsOfPages: readonly OutsideStep[] = [
  {
    operation: 'POST /wiki/api/v2/pages/{id}/properties',
    run: async (walk) => {
      const pageId = walk.number('page');
      const made = await walk.v2.contentProperties.createPageProperty({ pageId, key: 'state', value: { step: 1 } });
      walk.ids['property'] = made.id ?? '';
    },
  },
  {
    operation: 'GET /wiki/api/v2/pages/{id}/properties',
    run: (walk) => walk.v2.contentProperties.getPageContentProperties({ pageId: walk.number('page') }),
  },
  {
    operation: 'GET /wiki/api/v2/pages/{id}/properties/{propertyId}',
    run: (walk) =>
      walk.v2.contentProperties.getPageContentPropertiesById({
        pageId: walk.number('page'),
        propertyId: walk.number('property'),
      }),
  },
  {
    operation: 'PUT /wiki/api/v2/pages/{id}/properties/{propertyId}',
    run: (walk) =>
      walk.v2.contentProperties.updatePagePropertyById({
        pageId: walk.number('page'),
        propertyId: walk.number('property'),
        key: 'state',
        value: { step: 2 },
        version: { number: 2, message: 'next step' },
      }),
  },
  {
    operation: 'DELETE /wiki/api/v2/pages/{id}/properties/{propertyId}',
    run: (walk) =>
      walk.v2.contentProperties.deletePagePropertyById({
        pageId: walk.number('page'),
        propertyId: walk.number('property'),
      }),
  },
  {
    operation: `POST ${CONTENT}/child/attachment`,
    run: async (walk) => {
      const made = await walk.v1.contentAttachments.createAttachment({ id: walk.id('page'), attachments: file('one') });
      walk.ids['attachment'] = made.results[0]?.id ?? '';
    },
  },
  {
    operation: `PUT ${CONTENT}/child/attachment`,
    run: (walk) =>
      walk.v1.contentAttachments.createOrUpdateAttachments({ id: walk.id('page'), attachments: file('two') }),
  },
  {
    operation: `GET ${PAGE}/attachments`,
    run: (walk) => walk.v2.attachment.getPageAttachments({ id: walk.number('page') }),
  },
  {
    operation: 'GET /wiki/api/v2/attachments/{id}',
    run: (walk) => walk.v2.attachment.getAttachmentById({ id: walk.id('attachment') }),
  },
  {
    operation: 'GET /wiki/api/v2/attachments/{id}/versions',
    run: (walk) => walk.v2.version.getAttachmentVersions({ id: walk.id('attachment') }),
  },
  {
    operation: `GET ${CONTENT}/child/attachment/{attachmentId}/download`,
    run: (walk) =>
      walk.v1.contentAttachments.downloadAttatchment({ id: walk.id('page'), attachmentId: walk.id('attachment') }),
  },
  {
    operation: 'GET /wiki/download/attachments/{pageId}/{title}',
    withoutClient: 'the address a download redirects to',
    isUnpublished: true,
    run: (walk) => walk.ask('GET', `/wiki/download/attachments/${walk.id('page')}/record.txt`),
  },
  {
    operation: 'DELETE /wiki/api/v2/attachments/{id}',
    run: (walk) => walk.v2.attachment.deleteAttachment({ id: walk.id('attachment') }),
  },
  {
    operation: 'POST /wiki/api/v2/footer-comments',
    run: async (walk) => {
      const body = { representation: 'storage', value: '<p>Is this right?</p>' };
      const made = await walk.v2.comment.createFooterComment({ pageId: walk.id('page'), body });
      walk.ids['comment'] = made.id ?? '';
      await walk.v2.comment.createFooterComment({ parentCommentId: walk.id('comment'), body });
    },
  },
  {
    operation: `GET ${PAGE}/footer-comments`,
    run: (walk) => walk.v2.comment.getPageFooterComments({ id: walk.number('page') }),
  },
  {
    operation: 'GET /wiki/api/v2/footer-comments/{id}',
    run: (walk) => walk.v2.comment.getFooterCommentById({ commentId: walk.number('comment') }),
  },
  {
    operation: 'GET /wiki/api/v2/footer-comments/{id}/children',
    run: (walk) => walk.v2.comment.getFooterCommentChildren({ id: walk.number('comment') }),
  },
  {
    operation: `POST ${CONTENT}/label`,
    run: (walk) =>
      walk.v1.contentLabels.addLabelsToContent({
        id: walk.id('page'),
        body: ['one', 'two'].map((name) => ({ prefix: 'global', name })),
      }),
  },
  {
    operation: `GET ${CONTENT}/label`,
    withoutClient: 'no longer in the document of v1, and still answered',
    isUnpublished: true,
    run: (walk) => walk.ask('GET', `/wiki/rest/api/content/${walk.id('page')}/label`),
  },
  { operation: `GET ${PAGE}/labels`, run: (walk) => walk.v2.label.getPageLabels({ id: walk.number('page') }) },
  {
    operation: `DELETE ${CONTENT}/label`,
    run: (walk) =>
      walk.v1.contentLabels.removeLabelFromContentUsingQueryParameter({ id: walk.id('page'), name: 'one' }),
  },
  {
    operation: `DELETE ${CONTENT}/label/{label}`,
    run: (walk) => walk.v1.contentLabels.removeLabelFromContent({ id: walk.id('page'), label: 'two' }),
  },
];
