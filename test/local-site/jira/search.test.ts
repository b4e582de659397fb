import { openJira, listOf } from './jira-harness';

async function siteWithIssues() {
  const site = openJira({ searchLag: { forge: 5000, outside: 0 } });
  await site.create('ada', {
    summary: 'Torque wrench drifts',
    labels: ['Calibration'],
    priority: { name: 'High' },
    assignee: { accountId: 'ben' },
  });
  await site.clock.advance(86_400_000);
  await site.create('ada', {
    summary: 'Label printer smears',
    issuetype: { name: 'Task' },
    priority: { name: 'Low' },
    duedate: '2026-03-10',
  });
  await site.clock.advance(86_400_000);
  await site.create(
    'ada',
    { summary: 'Wrench missing', assignee: { accountId: 'ada' } },
    { properties: [{ key: 'plumbline.intent', value: { intentId: '01J"Z', step: { number: 3 } } }] },
  );
  return site;
}

describe('JQL', () => {
  test.each([
    ['project = QMS ORDER BY key', ['QMS-1', 'QMS-2', 'QMS-3']],
    ['project = quality order by created desc', ['QMS-3', 'QMS-2', 'QMS-1']],
    ['key in (QMS-1, qms-3) order by key', ['QMS-1', 'QMS-3']],
    ['key > QMS-1 order by key asc', ['QMS-2', 'QMS-3']],
    ['id = 10000', ['QMS-1']],
    ['assignee = currentUser()', ['QMS-3']],
    ['assignee in membersOf("engineers")', ['QMS-1']],
    ['assignee != ada', ['QMS-1']],
    ['NOT assignee = ada', ['QMS-1']],
    ['assignee is EMPTY', ['QMS-2']],
    ['assignee = EMPTY or assignee = "Ben Okafor" order by key', ['QMS-1', 'QMS-2']],
    ['assignee in (ada, EMPTY) order by key', ['QMS-2', 'QMS-3']],
    ['priority > Medium', ['QMS-1']],
    ['priority <= Medium order by priority desc', ['QMS-3', 'QMS-2']],
    ['summary ~ wrench order by key', ['QMS-1', 'QMS-3']],
    ['summary ~ "wrench drifts"', ['QMS-1']],
    ['summary !~ "wren*"', ['QMS-2']],
    ['summary ~ "\\"torque wrench\\""', ['QMS-1']],
    ['labels = calibration', ['QMS-1']],
    ['labels is not empty', ['QMS-1']],
    ['issuetype not in (Bug)', ['QMS-2']],
    ['statusCategory = "To Do" and type = Task', ['QMS-2']],
    ['created < -36h', ['QMS-1']],
    ['created >= startOfDay() order by key', ['QMS-3']],
    ['created >= startOfDay(-1d) and created < startOfDay()', ['QMS-2']],
    ['created >= "2026-03-03" and created <= "2026/03/03 23:59"', ['QMS-2']],
    ['duedate <= 1w', ['QMS-2']],
    ['due = 2026-03-10', ['QMS-2']],
    ['resolution = Unresolved order by key', ['QMS-1', 'QMS-2', 'QMS-3']],
    ['resolution != Unresolved', []],
    ['issue.property[plumbline.intent].intentId = "01J\\"Z"', ['QMS-3']],
    ['plumblineIntent is not empty', ['QMS-3']],
    ['issue.property["plumbline.intent"].step.number >= 3', ['QMS-3']],
    ['project = QMS order by duedate asc, key asc', ['QMS-2', 'QMS-1', 'QMS-3']],
  ])('%s', async (jql, keys) => {
    const site = await siteWithIssues();
    expect(await site.search('ada', jql)).toEqual(keys);
  });

  test.each([
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['status = Nowhere', "The value 'Nowhere' does not exist for the field 'status'."],
    ['key = QMS-99', "An issue with key 'QMS-99' does not exist for field 'key'."],
    ['assignee = nowhereFunction()', "Unable to find JQL function 'nowhereFunction()'."],
    ['summary was x', "History searches do not support the 'summary' field."],
    [
      'issue.property[other].x = 1',
      "Field 'issue.property[other].x' does not exist or you do not have permission to view it.",
    ],
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['order by created', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  ])('refuses %s', async (jql, sentence) => {
    const site = await siteWithIssues();
    expect(await site.call('ada', 'POST', 'search/jql', { jql })).toMatchObject({
      status: 400,
      body: { errorMessages: [sentence] },
    });
  });

  test('refuses what the parser cannot read', async () => {
    const site = openJira();
    const answer = await site.call('ada', 'POST', 'search/jql', { jql: 'project = QMS AND' });
    expect(answer.status).toBe(400);
    expect(listOf(answer.body.errorMessages)[0]).toMatch(/^Error in the JQL Query: /);
  });
});

describe('search/jql', () => {
  test('answers ids only unless fields are asked for', async () => {
    const site = await siteWithIssues();
    const bare = await site.call('ada', 'POST', 'search/jql', { jql: 'key = QMS-3' });
    expect(bare.body).toEqual({ issues: [{ id: '10002' }], isLast: true });
    const full = await site.call('ada', 'POST', 'search/jql', {
      jql: 'key = QMS-3',
      fields: ['summary'],
      properties: ['plumbline.intent'],
    });
    expect(listOf(full.body.issues)[0]).toMatchObject({
      key: 'QMS-3',
      fields: { summary: 'Wrench missing' },
      properties: { 'plumbline.intent': { step: { number: 3 } } },
    });
  });

  test('pages by token, and refuses the token of another query', async () => {
    const site = await siteWithIssues();
    const first = await site.call('ada', 'POST', 'search/jql', {
      jql: 'project = QMS order by key',
      fields: ['key'],
      maxResults: 2,
    });
    expect(first.body).toMatchObject({ isLast: false, issues: [{ key: 'QMS-1' }, { key: 'QMS-2' }] });
    const { nextPageToken } = first.body;
    const second = await site.call('ada', 'POST', 'search/jql', {
      jql: 'project = QMS order by key',
      fields: ['key'],
      maxResults: 2,
      nextPageToken,
    });
    expect(second.body).toMatchObject({ isLast: true, issues: [{ key: 'QMS-3' }] });
    expect(second.body.nextPageToken).toBeUndefined();
    expect((await site.call('ada', 'POST', 'search/jql', { jql: 'project = QMS', nextPageToken })).status).toBe(400);
  });

  test('shows nobody an issue of a project they may not browse', async () => {
    const site = await siteWithIssues();
    expect(await site.search('ben', 'summary ~ wrench')).toHaveLength(2);
    expect(await site.search('outsider', 'summary ~ wrench')).toEqual([]);
  });

  test('lags behind writes for the app, and never for reading the issue itself', async () => {
    const site = await siteWithIssues();
    const jql = 'issue.property[plumbline.intent].intentId = "01J\\"Z"';
    expect(await site.search('app', jql)).toEqual([]);
    expect((await site.call('app', 'GET', 'issue/QMS-3')).status).toBe(200);
    expect(await site.search('ada', jql)).toEqual(['QMS-3']);
    expect(await site.search('app', jql, { reconcileIssues: [10002] })).toEqual(['QMS-3']);
    await site.clock.advance(5000);
    expect(await site.search('app', jql)).toEqual(['QMS-3']);
    await site.call('ada', 'PUT', 'issue/QMS-3', { fields: { summary: 'Found again' } });
    expect(await site.search('app', 'summary ~ missing')).toEqual(['QMS-3']);
    expect(await site.search('ada', 'summary ~ missing')).toEqual([]);
  });

  test('a deleted issue is still matched while results lag, but not shown', async () => {
    const site = await siteWithIssues();
    await site.clock.advance(5000);
    await site.call('ada', 'DELETE', 'issue/QMS-3');
    expect(await site.search('app', 'summary ~ wrench')).toEqual(['QMS-1']);
  });
});
