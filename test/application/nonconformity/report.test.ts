import type { NonconformityView } from '../../../src/contract/nonconformity-answers';
import { createQualitySite, type QualitySite } from '../quality-site';

describe('reporting a nonconformity from a page', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite();
  });
  afterAll(() => {
    // The handler of a process that "died" goes on unheard in this one, and says so when the site closes.
    jest.spyOn(console, 'error').mockReturnValue();
    return site.test.close();
  });
  afterEach(() => site.test.faults.clear());

  const aReport = (what = 'Expired buffer solution') => ({
    commandId: site.newCommandId(),
    pageId: site.pageId,
    what,
    where: 'Harbour works, basin 3',
  });
  const report = (request = aReport()) => site.get('aoife', 'document', 'nonconformity.report', request);
  const recordOf = (answer: { readonly kind: string }): NonconformityView => {
    if (!('nonconformity' in answer)) throw new Error(JSON.stringify(answer));
    return answer.nonconformity as NonconformityView;
  };
  const view = (record: NonconformityView) =>
    site.get('idris', 'space', 'nonconformity.view', { nonconformityId: record.nonconformityId });
  const issuesNamed = async (number: string) =>
    (await site.issues()).filter((issue) => issue.fields.summary.startsWith(number));

  it('[NC-1, NC-2, NC-8] numbers the record and makes the Jira issue as the reporter', async () => {
    const record = recordOf(await report());
    expect(record).toMatchObject({
      number: 'NC-2026-001',
      state: 'reported',
      reporter: { name: 'Aoife Byrne' },
      issue: { state: 'linked' },
      deeds: [],
    });
    const [issue, ...others] = await site.issues();
    expect(others).toEqual([]);
    expect(issue?.fields).toMatchObject({
      summary: 'NC-2026-001: Expired buffer solution',
      creator: { accountId: site.test.people['aoife'] },
    });
    expect(record.issue).toMatchObject({ key: issue?.key, issueId: issue?.id });
  });

  it('[NC-8] links both ways: the issue shows the record and the page', async () => {
    const record = recordOf(await report());
    await site.test.settle();
    const { key } = record.issue;
    const property = await site.test.rest(
      'aoife',
      'GET',
      `/rest/api/3/issue/${key}/properties/plumbline.nonconformity`,
    );
    expect(property.body).toMatchObject({ value: { number: record.number, state: 'reported' } });
    const links = await site.test.rest<readonly { object: { url: string } }[]>(
      'aoife',
      'GET',
      `/rest/api/3/issue/${key}/remotelink`,
    );
    expect(links.body).toHaveLength(1);
    expect(links.body[0]?.object.url).toContain(`/pages/${site.pageId}`);
    const onIssue = await site.get('aoife', 'issue', 'nonconformity.ofIssue', { issueId: record.issue.issueId });
    expect(onIssue.number).toBe(record.number);
    const onPage = await site.get('aoife', 'document', 'nonconformity.ofPage', { pageId: site.pageId });
    expect(onPage.rows.map((row) => row.number)).toContain(record.number);
  });

  it('[NC-8] makes one record and one issue when the same command arrives twice at once', async () => {
    const request = aReport('Pressed twice');
    const answers = await Promise.all([report(request), report(request)]);
    const numbers = new Set(answers.map((answer) => recordOf(answer).number));
    expect(numbers.size).toBe(1);
    expect(await issuesNamed([...numbers][0] ?? '')).toHaveLength(1);
  });

  it('takes one invocation and ten waves: one to load, two to ask Jira, three to commit, one to make the issue, three to link it', async () => {
    site.test.wireLog.clear();
    await report(aReport('Counted'));
    const { invocations, waves, writeUnits } = site.test.wireLog.summarise();
    expect({ invocations, waves }).toEqual({ invocations: 1, waves: 10 });
    expect(writeUnits).toBeLessThanOrEqual(10);
  });

  it('refuses the same command id with other content, and says so', async () => {
    const request = aReport();
    await report(request);
    const again = await site.refusal('aoife', 'document', 'nonconformity.report', { ...request, what: 'Other' });
    expect(again.code).toBe('commandReused');
  });

  it('[NC-1] gives ten people who report at once ten different numbers', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => report(aReport(`Parallel ${index}`))));
    expect(new Set(answers.map((answer) => recordOf(answer).number)).size).toBe(10);
  });

  it('[NC-9] refuses who may not create issues there, and leaves nothing', async () => {
    const before = await site.issues();
    const refusal = await site.refusal('hana', 'document', 'nonconformity.report', aReport());
    expect(refusal).toMatchObject({
      code: expect.stringMatching(/mayNotCreateIssue|projectUnknown/) as string,
      rule: 'NC-9',
    });
    expect(await site.issues()).toHaveLength(before.length);
    const ofHana = await site.get('idris', 'space', 'nonconformity.ofSpace', { spaceId: site.spaceId });
    expect(ofHana.rows.filter((row) => row.reporter.name === 'Hana Ito')).toEqual([]);
  });

  it.each(['conflict', 'rateLimited'] as const)(
    '[NC-9] takes the report back when Jira refuses the issue after all (%s), and keeps its number used',
    async (kind) => {
      site.test.faults.add({ kind, target: 'jira POST /rest/api/3/issue$' });
      const request = aReport(`Refused by ${kind}`);
      const answer = await report(request);
      expect(answer).toEqual({ kind: 'issueRefused', because: expect.stringMatching(/\w/) as string });
      const record = await site.get('idris', 'space', 'nonconformity.view', { nonconformityId: request.commandId });
      expect(record).toMatchObject({ state: 'withdrawn', issue: { state: 'none' }, deeds: [] });
      expect(await issuesNamed(record.number)).toHaveLength(0);
      expect(recordOf(await report()).number > record.number).toBe(true);
    },
  );

  describe('when Jira’s answer is lost', () => {
    it.each(['timeoutAfterEffect', 'cutAfterEffect', 'serverErrorAfterEffect'] as const)(
      '[NC-10] finds the one issue after %s and never makes another',
      async (kind) => {
        site.test.faults.add({ kind, target: 'jira POST /rest/api/3/issue$' });
        const answer = await report(aReport(`Lost by ${kind}`));
        expect(answer.kind).toBe('uncertain');
        await site.test.settle();
        const record = await view(recordOf(answer));
        expect(record.issue.state).toBe('linked');
        expect(await issuesNamed(record.number)).toHaveLength(1);
      },
    );

    it('[NC-10, NC-11] lets a person ask again only after the last search found nothing', async () => {
      site.test.faults.add({ kind: 'timeoutBeforeEffect', target: 'jira POST /rest/api/3/issue$' });
      const answer = await report(aReport('Never arrived'));
      const record = recordOf(answer);
      expect(answer.kind).toBe('uncertain');
      const again = { commandId: site.newCommandId(), nonconformityId: record.nonconformityId };
      const early = await site.refusal('aoife', 'space', 'nonconformity.createIssueAgain', again);
      expect(early).toMatchObject({ code: 'issueStillCreating', rule: 'NC-11' });
      await site.test.settle();
      expect(await view(record)).toMatchObject({
        issue: { state: 'uncertain' },
        deeds: expect.arrayContaining(['createIssueAgain']) as string[],
      });
      expect(await issuesNamed(record.number)).toHaveLength(0);
      const made = await site.get('aoife', 'space', 'nonconformity.createIssueAgain', {
        ...again,
        commandId: site.newCommandId(),
      });
      expect(made.kind).toBe('linked');
      expect(await issuesNamed(record.number)).toHaveLength(1);
    });

    it('[NC-12] flags both issues when the first one turns up after all', async () => {
      site.test.faults.add({
        kind: 'lateLanding',
        milliseconds: 40 * 60_000,
        target: 'jira POST /rest/api/3/issue$',
      });
      const record = recordOf(await report(aReport('Very late')));
      await site.test.advance(20 * 60_000);
      await site.get('aoife', 'space', 'nonconformity.createIssueAgain', {
        commandId: site.newCommandId(),
        nonconformityId: record.nonconformityId,
      });
      await site.test.advance(30 * 60_000);
      await site.test.settle();
      expect(await issuesNamed(record.number)).toHaveLength(2);
      expect((await view(record)).issue.state).toBe('doubled');
    });

    it('[NC-10] notices that the process died between the commit and the request', async () => {
      site.test.faults.add({ kind: 'killBefore', target: 'jira POST /rest/api/3/issue$' });
      const request = aReport('Nobody was left');
      const outcome = await site.test.tryInvoke('document-action', 'nonconformity.report', request, {
        as: 'aoife',
        pageId: site.pageId,
      });
      expect(outcome.success).toBe(false);
      await site.test.settle();
      const record = await site.get('idris', 'space', 'nonconformity.view', { nonconformityId: request.commandId });
      expect(record.issue.state).toBe('uncertain');
      expect(await issuesNamed(record.number)).toHaveLength(0);
    });
  });

  it('[NC-13] notes that the issue was deleted and keeps the record', async () => {
    const record = recordOf(await report(aReport('To be deleted')));
    await site.test.settle();
    await site.test.rest('aoife', 'DELETE', `/rest/api/3/issue/${record.issue.key}`);
    await site.test.settle();
    expect(await view(record)).toMatchObject({ state: 'reported', issue: { state: 'none', key: record.issue.key } });
  });

  describe('bad input', () => {
    it('names the field that is missing or wrong', async () => {
      const missing = await site.refusal('aoife', 'document', 'nonconformity.report', { ...aReport(), what: ' ' });
      expect(missing).toMatchObject({ code: 'badInput', details: { field: 'what' } });
      const wrong = await site.refusal('aoife', 'document', 'nonconformity.report', { ...aReport(), pageId: 'abc' });
      expect(wrong).toMatchObject({ code: 'badInput', details: { field: 'pageId' } });
    });
    it('[NC-14] answers the same for a page that is not there and one the person may not read', async () => {
      const secret = site.addPage('Only for two');
      await site.restrict(secret, 'tomasz');
      const gone = await site.refusal('aoife', 'document', 'nonconformity.report', { ...aReport(), pageId: '999999' });
      const hidden = await site.refusal('aoife', 'document', 'nonconformity.report', { ...aReport(), pageId: secret });
      expect(hidden).toEqual(gone);
      expect(gone.code).toBe('notFound');
    });
    it('refuses a deleted page', async () => {
      const page = site.addPage('Short-lived');
      await site.test.rest('tomasz', 'DELETE', `/wiki/api/v2/pages/${page}`);
      const refusal = await site.refusal('aoife', 'document', 'nonconformity.report', { ...aReport(), pageId: page });
      expect(refusal.code).toBe('notFound');
    });
  });
});
