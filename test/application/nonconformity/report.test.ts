import { createQualitySite, type QualitySite } from '../quality-site';

describe('reporting a nonconformity from a page', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite();
  });
  afterAll(() => site.test.close());

  const report = (what = 'Expired buffer solution') => ({
    commandId: site.newCommandId(),
    pageId: site.pageId,
    what,
    where: 'Harbour works, basin 3',
  });

  it('[NC-1, NC-2, NC-8] numbers the record and makes the Jira issue as the reporter', async () => {
    const answer = await site.get('aoife', 'document', 'nonconformity.report', report());
    expect(answer).toMatchObject({
      kind: 'linked',
      nonconformity: {
        number: 'NC-2026-001',
        state: 'reported',
        reporter: { name: 'Aoife Byrne' },
        issue: { state: 'linked' },
        deeds: [],
      },
    });
    const issues = await site.issues();
    expect(issues).toHaveLength(1);
    expect(issues[0]?.fields).toMatchObject({
      summary: 'NC-2026-001: Expired buffer solution',
      creator: { accountId: site.test.people.aoife },
    });
  });
});
