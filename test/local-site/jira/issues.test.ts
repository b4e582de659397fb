import { adf, openJira, listOf, namesOf, textOf } from './jira-harness';

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

describe('editing, moving on and deleting', () => {
  test('an edit is recorded in the changelog with what was and what is', async () => {
    const site = openJira();
    await site.create('ada', {});
    await site.clock.advance(60_000);
    const answer = await site.call('ada', 'PUT', 'issue/QMS-1', {
      fields: { summary: 'Better words', assignee: { accountId: 'ben' } },
      update: { labels: [{ add: 'urgent' }] },
    });
    expect(answer.status).toBe(204);
    const log = await site.call('ada', 'GET', 'issue/QMS-1/changelog');
    expect(log.body).toMatchObject({ total: 1, isLast: true });
    expect(listOf(log.body.values)[0]).toMatchObject({
      author: { accountId: 'ada' },
      created: '2026-03-02T09:01:00.000+0000',
      items: [
        {
          field: 'summary',
          fieldtype: 'jira',
          fieldId: 'summary',
          fromString: 'Something is wrong',
          toString: 'Better words',
        },
        { field: 'assignee', from: null, to: 'ben', toString: 'Ben Okafor' },
        { field: 'labels', fromString: null, toString: 'urgent' },
      ],
    });
    const read = await site.call('ada', 'GET', 'issue/QMS-1?fields=updated,labels');
    expect(read.body.fields).toMatchObject({ updated: '2026-03-02T09:01:00.000+0000', labels: ['urgent'] });
  });

  test('who may not edit is refused field by field, and an edit that changes nothing leaves no trace', async () => {
    const site = openJira();
    await site.create('ada', {});
    expect(await site.call('ben', 'PUT', 'issue/QMS-1', { fields: { summary: 'mine' } })).toMatchObject({
      status: 400,
      body: { errors: { summary: "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown." } },
    });
    site.events.length = 0;
    expect((await site.call('ada', 'PUT', 'issue/QMS-1', { fields: { summary: 'Something is wrong' } })).status).toBe(
      204,
    );
    expect(site.events).toEqual([]);
  });

  test('a transition into a done status resolves the issue and back clears it', async () => {
    const site = openJira();
    await site.create('ada', {});
    const open = await site.call('ada', 'GET', 'issue/QMS-1/transitions');
    const idOf = (wanted: string) =>
      textOf(listOf(open.body.transitions).find(({ name }) => textOf(name) === wanted)?.id);
    const [done, back] = [{ id: idOf('Done') }, { id: idOf('To Do') }];
    expect((await site.call('ada', 'POST', 'issue/QMS-1/transitions', { transition: { id: done.id } })).status).toBe(
      204,
    );
    const closed = await site.call('ada', 'GET', 'issue/QMS-1?fields=status,resolution,resolutiondate');
    expect(closed.body.fields).toMatchObject({
      status: { name: 'Done' },
      resolution: { name: 'Done' },
      resolutiondate: '2026-03-02T09:00:00.000+0000',
    });
    await site.call('ada', 'POST', 'issue/QMS-1/transitions', { transition: { id: back.id } });
    expect((await site.call('ada', 'GET', 'issue/QMS-1?fields=resolution')).body.fields.resolution).toBeNull();
    expect((await site.call('ben', 'GET', 'issue/QMS-1/transitions')).body.transitions).toEqual([]);
    expect(await site.call('ben', 'POST', 'issue/QMS-1/transitions', { transition: { id: done.id } })).toMatchObject({
      status: 400,
    });
  });

  test('conditions hide a transition, validators refuse it, and an unknown rule fails closed', async () => {
    const site = openJira({
      transitionRules: { 'needs-label': ({ issue }) => issue.labels.includes('ok') || 'Label it ok first.' },
    });
    const rule = (type: string) => [{ type, parameters: {} }];
    site.jira.createProject({
      key: 'WF',
      name: 'Workflow',
      style: 'company-managed',
      issueTypes: [{ name: 'Task' }],
      transitions: [
        { name: 'Hidden', from: ['To Do'], to: 'Done', conditions: rule('only-assignee') },
        { name: 'Checked', from: ['To Do'], to: 'Done', validators: rule('needs-label') },
        { name: 'Unknown', from: ['To Do'], to: 'Done', validators: rule('nobody-knows') },
      ],
      grants: [{ group: 'quality', permissions: ['*'] }],
    });
    const key = await site.create('ada', { project: { key: 'WF' }, issuetype: { name: 'Task' } });
    const names = namesOf((await site.call('ada', 'GET', `issue/${key}/transitions`)).body.transitions);
    expect(names).toEqual(['Checked', 'Unknown']);
    expect(
      (await site.call('ada', 'POST', `issue/${key}/transitions`, { transition: { id: '21' } })).body.errorMessages,
    ).toEqual(['Label it ok first.']);
    expect((await site.call('ada', 'POST', `issue/${key}/transitions`, { transition: { id: '31' } })).status).toBe(400);
    await site.call('ada', 'PUT', `issue/${key}`, { fields: { labels: ['ok'] } });
    expect((await site.call('ada', 'POST', `issue/${key}/transitions`, { transition: { id: '21' } })).status).toBe(204);
  });

  test('deleting needs the permission and a word about sub-tasks', async () => {
    const site = openJira();
    await site.create('ada', {});
    await site.create('ada', { issuetype: { name: 'Sub-task' }, parent: { key: 'QMS-1' } });
    expect((await site.call('ben', 'DELETE', 'issue/QMS-1')).status).toBe(403);
    expect((await site.call('ada', 'DELETE', 'issue/QMS-1')).status).toBe(400);
    expect((await site.call('ada', 'DELETE', 'issue/QMS-1?deleteSubtasks=true')).status).toBe(204);
    expect((await site.call('ada', 'GET', 'issue/QMS-2')).status).toBe(404);
    expect(await site.create('ada', {})).toBe('QMS-3');
  });
});

describe('events', () => {
  test('carry the small issue Forge sends, who did it, and what changed', async () => {
    const site = openJira();
    await site.create('ada', {});
    await site.call('app', 'PUT', 'issue/QMS-1', { fields: { summary: 'By the app' } });
    await site.call('ada', 'POST', 'issue/QMS-1/comment', { body: adf('Seen.') });
    await site.call('ada', 'DELETE', 'issue/QMS-1');
    expect(
      site.events.map(({ eventType, atlassianId, causedByApp, visibleToApp }) => [
        eventType,
        atlassianId,
        causedByApp,
        visibleToApp,
      ]),
    ).toEqual([
      ['avi:jira:created:issue', 'ada', false, true],
      ['avi:jira:updated:issue', 'app', true, true],
      ['avi:jira:commented:issue', 'ada', false, true],
      ['avi:jira:deleted:issue', 'ada', false, true],
    ]);
    expect(site.events[0]?.payload).toMatchObject({
      issue: {
        id: '10000',
        key: 'QMS-1',
        fields: {
          summary: 'Something is wrong',
          creator: { accountId: 'ada' },
          assignee: null,
          status: { name: 'To Do' },
        },
      },
      associatedUsers: [{ accountId: 'ada' }],
    });
    expect(site.events[1]?.payload).toMatchObject({
      changelog: { items: [{ field: 'summary', fromString: 'Something is wrong', toString: 'By the app' }] },
    });
    expect(site.events[2]?.payload).toMatchObject({ comment: { body: adf('Seen.') } });
  });

  test('are not visible to the app from a project that shuts apps out, which is also 404 to it', async () => {
    const site = openJira();
    site.jira.allowApps('QMS', false);
    await site.create('ada', {});
    expect(site.events[0]?.visibleToApp).toBe(false);
    expect((await site.call('app', 'GET', 'issue/QMS-1')).status).toBe(404);
    site.jira.allowApps('QMS', true);
    expect((await site.call('app', 'GET', 'issue/QMS-1')).status).toBe(200);
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
