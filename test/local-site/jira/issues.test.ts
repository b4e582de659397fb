import { adf, listOf, openJira, textOf } from './jira-harness';

describe('creating an issue', () => {
  test('answers id, key and self, and the issue reads back with the fields sent', async () => {
    const site = openJira();
    const created = await site.call('ada', 'POST', 'issue', {
      fields: {
        project: { key: 'QMS' },
        issuetype: { name: 'Bug' },
        summary: 'Torque wrench out of calibration',
        description: adf('Found at <goods-in>.'),
        priority: { name: 'High' },
        labels: ['calibration'],
        duedate: '2026-04-01',
        assignee: { accountId: 'ben' },
      },
      properties: [{ key: 'plumbline.intent', value: { intentId: '01J' } }],
    });
    expect(created).toMatchObject({
      status: 201,
      body: { key: 'QMS-1', self: 'http://site.test/rest/api/3/issue/10000' },
    });
    const read = await site.call(
      'ben',
      'GET',
      'issue/QMS-1?expand=renderedFields,names,transitions,changelog&properties=plumbline.intent',
    );
    expect(read.body).toMatchObject({
      id: created.body.id,
      key: 'QMS-1',
      fields: {
        summary: 'Torque wrench out of calibration',
        description: adf('Found at <goods-in>.'),
        priority: { name: 'High', id: '2' },
        status: { name: 'To Do', statusCategory: { key: 'new' } },
        issuetype: { name: 'Bug', subtask: false },
        project: { key: 'QMS', simplified: false },
        labels: ['calibration'],
        duedate: '2026-04-01',
        assignee: { accountId: 'ben', displayName: 'Ben Okafor' },
        reporter: { accountId: 'ada' },
        creator: { accountId: 'ada' },
        resolution: null,
        created: '2026-03-02T09:00:00.000+0000',
      },
      renderedFields: { description: '<p>Found at &lt;goods-in&gt;.</p>' },
      names: { duedate: 'Due date' },
      properties: { 'plumbline.intent': { intentId: '01J' } },
      changelog: { total: 0, histories: [] },
      transitions: [],
    });
  });

  test('names every wrong field in one answer, in the words of Jira', async () => {
    const site = openJira();
    const answer = await site.call('ada', 'POST', 'issue', {
      fields: {
        project: { key: 'QMS' },
        issuetype: { name: 'Bug' },
        description: 'plain text',
        labels: ['two words'],
        colour: 'red',
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errorMessages: [],
      errors: {
        summary: 'You must specify a summary of the issue.',
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
        labels: "The label 'two words' contains spaces which is invalid.",
        colour: "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    });
  });

  test('refuses a project one may see but not create in, and one that might not exist, differently', async () => {
    const site = openJira();
    const fields = { project: { key: 'QMS' }, issuetype: { name: 'Bug' }, summary: 'x' };
    const seen = await site.call('ben', 'POST', 'issue', { fields });
    expect(seen).toMatchObject({
      status: 400,
      body: { errors: { project: 'You do not have permission to create issues in this project.' } },
    });
    const hidden = await site.call('outsider', 'POST', 'issue', { fields });
    expect(hidden).toMatchObject({ status: 400, body: { errors: { project: 'Specify a valid project ID or key' } } });
    expect((await site.call('anonymous', 'POST', 'issue', { fields })).status).toBe(401);
    expect(site.events).toEqual([]);
  });

  test('asks for a required custom field and for the parent of a sub-task', async () => {
    const site = openJira();
    const severity = site.jira.createCustomField({ name: 'Severity', type: 'option', options: ['Minor', 'Major'] });
    site.jira.createProject({
      key: 'CAPA',
      name: 'Actions',
      style: 'team-managed',
      issueTypes: [{ name: 'Action', fields: [{ fieldId: severity.id, required: true }] }],
      grants: [{ group: 'quality', permissions: ['*'] }],
    });
    const create = (fields: object) =>
      site.call('ada', 'POST', 'issue', {
        fields: { project: { key: 'CAPA' }, issuetype: { name: 'Action' }, summary: 'x', ...fields },
      });
    expect((await create({})).body.errors).toEqual({ [severity.id]: 'Severity is required.' });
    expect((await create({ [severity.id]: { value: 'Huge' } })).body.errors).toEqual({
      [severity.id]: 'Specify a valid value for Severity',
    });
    const created = await create({ [severity.id]: { value: 'Major' } });
    const read = await site.call('ada', 'GET', `issue/${textOf(created.body.key)}?fields=${severity.id},project`);
    expect(read.body.fields).toMatchObject({ [severity.id]: { value: 'Major' }, project: { simplified: true } });
    const subtask = await site.call('ada', 'POST', 'issue', {
      fields: { project: { key: 'QMS' }, issuetype: { name: 'Sub-task' }, summary: 'x' },
    });
    expect(subtask.body.errors).toEqual({
      issuetype: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
  });

  test('an empty text node makes the whole document invalid', async () => {
    const site = openJira();
    const fields = { project: { key: 'QMS' }, issuetype: { name: 'Bug' }, summary: 'x', description: adf('') };
    expect(await site.call('ada', 'POST', 'issue', { fields })).toMatchObject({
      status: 400,
      body: { errorMessages: ['INVALID_INPUT'], errors: {} },
    });
  });

  test('a body that is not JSON is refused', async () => {
    const site = openJira();
    const response = await site.fetch(
      'ada',
      new Request('http://site.test/rest/api/3/issue', { method: 'POST', body: '{' }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
    });
  });
});

describe('reading issues', () => {
  test('an issue one may not see and one that is not there look the same', async () => {
    const site = openJira();
    await site.create('ada', {});
    const hidden = await site.call('outsider', 'GET', 'issue/QMS-1');
    const absent = await site.call('ada', 'GET', 'issue/QMS-99');
    expect(hidden).toMatchObject({
      status: 404,
      body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
    });
    expect(absent.body).toEqual(hidden.body);
  });

  test('only the fields asked for are sent', async () => {
    const site = openJira();
    await site.create('ada', {});
    const read = async (fields: string) =>
      Object.keys((await site.call('ada', 'GET', `issue/QMS-1?fields=${fields}`)).body.fields);
    expect(await read('summary,status')).toEqual(['summary', 'status']);
    expect(await read('*navigable')).not.toContain('comment');
    expect(await read('*all,-comment,-attachment')).not.toContain('comment');
    expect(await read('-summary')).not.toContain('summary');
  });

  test('bulk fetch answers what is visible and names the rest', async () => {
    const site = openJira();
    await site.create('ada', { summary: 'one' });
    await site.create('ada', { summary: 'two' });
    const answer = await site.call('ada', 'POST', 'issue/bulkfetch', {
      issueIdsOrKeys: ['QMS-2', '10000', 'QMS-9'],
      fields: ['summary'],
    });
    expect(listOf(answer.body.issues).map(({ fields }) => fields)).toEqual([{ summary: 'one' }, { summary: 'two' }]);
    expect(answer.body.issueErrors).toEqual([
      { id: 'QMS-9', errorMessage: 'Issue does not exist or you do not have permission to see it.' },
    ]);
    const tooMany = Array.from({ length: 101 }, (_, index) => String(index));
    expect((await site.call('ada', 'POST', 'issue/bulkfetch', { issueIdsOrKeys: tooMany })).status).toBe(400);
  });
});

test('what is not modelled answers 501 with its name', async () => {
  const site = openJira();
  const answer = await site.call('ada', 'GET', 'workflow/search');
  expect(answer).toMatchObject({
    status: 501,
    body: { errorMessages: ['not modelled: GET /rest/api/3/workflow/search'] },
  });
});
