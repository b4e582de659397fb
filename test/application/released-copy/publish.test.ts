/** Released copies on the local site: what is in force is published, kept in step and taken away, each once. */
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { adf } from '../document-control/document-site';
import { type CopySite, createCopySite } from './copy-site';

let site: CopySite;
beforeEach(async () => {
  site = await createCopySite();
});
afterEach(() => site.test.close());

describe('a released copy', () => {
  it('[RC-3, RC-5, RC-9] is published when a revision takes effect, from its frozen text, edited by the app alone', async () => {
    await site.copyTo(site.releaseId);
    const pageId = await site.inForce('Rinse', adf(['Rinse the probe.']));
    const copy = await site.copyOf(pageId);
    expect(copy).toMatchObject({ title: 'TBI-WIN-001 Rinse', spaceId: site.releaseId });
    expect(copy.text).toContain('Rinse the probe.');
    expect(copy.text).toContain('TBI-WIN-001 Rev 1');
    expect((await site.page('hana', copy.id)).status).toBe(200);
    const edited = await site.test.rest('luca', 'PUT', `/wiki/api/v2/pages/${copy.id}`, {
      id: copy.id,
      status: 'current',
      title: copy.title,
      body: { representation: 'atlas_doc_format', value: JSON.stringify(adf(['Mine.'])) },
      version: { number: copy.version.number + 1 },
    });
    expect(edited.status).toBe(403);
    expect(copy.version.authorId).toBe(APP_ACCOUNT_ID);
  });
});
