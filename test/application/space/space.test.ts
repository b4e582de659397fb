import { createQualitySite, type QualitySite } from '../quality-site';

describe('the quality page of a space', () => {
  let site: QualitySite;
  let hidden: string;
  beforeAll(async () => {
    site = await createQualitySite();
    hidden = site.addPage('Purchasing');
    for (const pageId of [site.pageId, hidden]) {
      await site.get(
        'idris',
        'document',
        'document.register',
        { commandId: site.newCommandId(), pageId, typeCode: 'PRO', owner: site.test.people['tomasz'] },
        { pageId },
      );
    }
    await site.restrict(hidden, 'tomasz');
    await site.test.settle();
  });
  afterAll(() => site.test.close());

  it('[SP-1] says what the person may do here', async () => {
    const request = { spaceId: site.spaceId };
    expect(await site.get('idris', 'space', 'space.overview', request)).toMatchObject({
      spaceName: 'Quality',
      mayManage: true,
      mayReport: true,
      projectKey: 'QM',
      me: { name: 'Idris Bello' },
    });
    expect(await site.get('hana', 'space', 'space.overview', request)).toMatchObject({
      mayManage: false,
      mayReport: false,
    });
    expect(await site.get('elin', 'space', 'space.overview', request)).toMatchObject({ mayReport: true });
  });

  it('[SP-1] answers the same for a space that is not there', async () => {
    const refusal = await site.refusal('idris', 'space', 'space.register', { spaceId: '999999' });
    expect(refusal).toMatchObject({ code: 'notFound', rule: 'SP-1' });
  });

  it('[SP-2] lists documents by number, without the pages the person may not read', async () => {
    const numbers = async (as: 'hana' | 'tomasz' | 'ben' | 'idris') =>
      (await site.get(as, 'space', 'space.register', { spaceId: site.spaceId })).rows.map((row) => row.number);
    expect(await numbers('hana')).toEqual(['TBI-PRO-001']);
    expect(await numbers('tomasz')).toEqual(['TBI-PRO-001', 'TBI-PRO-002']);
    expect(await numbers('ben')).toEqual(['TBI-PRO-001', 'TBI-PRO-002']);
    expect(await numbers('idris')).toEqual(['TBI-PRO-001', 'TBI-PRO-002']);
  });

  it('[SP-2] takes one invocation and two waves', async () => {
    site.test.wireLog.clear();
    await site.get('hana', 'space', 'space.register', { spaceId: site.spaceId });
    expect(site.test.wireLog.summarise()).toMatchObject({ invocations: 1, waves: 2 });
  });

  it('[SP-3] asks the quality manager to accept what was reported, and nobody else', async () => {
    await site.get('aoife', 'document', 'nonconformity.report', {
      commandId: site.newCommandId(),
      pageId: site.pageId,
      what: 'Torque driver past calibration',
      where: 'Bench 2',
    });
    await site.test.settle();
    const kinds = async (as: 'idris' | 'hana') =>
      (await site.get(as, 'space', 'space.myWork', {})).items.map((item) => item.kind);
    expect(await kinds('idris')).toContain('acceptNonconformity');
    expect(await kinds('hana')).toEqual([]);
  });
});
