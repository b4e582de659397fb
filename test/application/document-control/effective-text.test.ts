/** The text in force as it is read: what was frozen, and valid ADF. */
import { blocksOf, canonicalContent } from '../../../src/domain/document-control/text-blocks';
import { restoreLocalIds } from '../../../src/application/document-control/restore-local-ids';
import { adfValidator, hasAdfSchema } from '../../local-site/content/adf-schema';
import { createDocumentSite, type DocumentSite } from './document-site';

const text = (words: string) => [{ type: 'text', text: words }];
const checklist = (ids: readonly string[]) => ({
  type: 'doc',
  version: 1,
  content: [
    { type: 'paragraph', content: text('Before the calibration:') },
    {
      type: 'taskList',
      attrs: { localId: ids[0] },
      content: [
        { type: 'taskItem', attrs: { localId: ids[1], state: 'TODO' }, content: text('Check the date of the buffer') },
        { type: 'taskItem', attrs: { localId: ids[2], state: 'DONE' }, content: text('Rinse the probe') },
      ],
    },
    {
      type: 'decisionList',
      attrs: { localId: ids[3] },
      content: [{ type: 'decisionItem', attrs: { localId: ids[4], state: 'DECIDED' }, content: text('Use buffer B') }],
    },
  ],
});
const document = checklist(['a', 'b', 'c', 'd', 'e']);

describe('ids the editor renews', () => {
  const restored = restoreLocalIds(canonicalContent(document));

  it('[SG-5] come back the same at every reading, and change no digest', () => {
    expect(restored).toMatchObject(checklist(['frozen-1', 'frozen-2', 'frozen-3', 'frozen-4', 'frozen-5']));
    expect(canonicalContent(restored)).toEqual(canonicalContent(document));
    expect(blocksOf(restored)).toEqual(blocksOf(document));
  });
  it('[DC-7] leave what needs none as it is', () => {
    const plain = canonicalContent({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: text('Only words') }],
    });
    expect(restoreLocalIds(plain)).toEqual(plain);
  });
  (hasAdfSchema ? it : it.skip)('[DC-7] make a frozen task list valid ADF again', () => {
    const problemIn = adfValidator();
    expect(problemIn(canonicalContent(document))).toBeDefined();
    expect(problemIn(restored)).toBeUndefined();
  });
});

describe('the text in force', () => {
  let site: DocumentSite;
  beforeAll(async () => {
    site = await createDocumentSite();
  });
  afterAll(() => site.test.close());

  it('[DC-7, SG-5] has its task list, and the digest that was signed', async () => {
    const pageId = String(
      site.test.site.confluence.loadPage({
        spaceId: Number(site.spaceId),
        title: 'With a checklist',
        body: { adf: JSON.stringify(document), storage: undefined },
        authorId: site.id('luca'),
        at: site.test.clock.now(),
      }).id,
    );
    await site.register(pageId, 'WIN');
    const submitted = await site.submit('luca', pageId);
    await site.approve('callum', pageId);
    const read = await site.get('grace', 'document.effectiveText', { pageId });
    expect(read.body).toEqual(restoreLocalIds(canonicalContent(document)));
    expect(read.contentDigest).toBe(submitted.work?.contentDigest);
    const again = await site.get('hana', 'document.effectiveText', { pageId });
    expect(again.body).toEqual(read.body);
  });
});
