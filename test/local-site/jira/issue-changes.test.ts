import { adf, listOf, namesOf, openJira, textOf } from './jira-harness';

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

  test('the changes of many issues are read at once, oldest first, by field and page by page', async () => {
    const site = openJira();
    await site.create('ada', {});
    await site.create('ada', {});
    for (const [key, summary] of [
      ['QMS-2', 'b'],
      ['QMS-1', 'a'],
      ['QMS-2', 'c'],
    ] as const) {
      await site.clock.advance(60_000);
      await site.call('ada', 'PUT', `issue/${key}`, { fields: { summary }, update: { labels: [{ add: summary }] } });
    }
    const fetch = async (more: object) =>
      await site.call('ada', 'POST', 'changelog/bulkfetch', { issueIdsOrKeys: ['QMS-1', 'QMS-2', 'QMS-9'], ...more });
    const first = await fetch({ maxResults: 2, fieldIds: ['summary'] });
    expect(first.body).toMatchObject({
      issueChangeLogs: [
        { issueId: '10001', changeHistories: [{ items: [{ fieldId: 'summary', toString: 'b' }] }] },
        { issueId: '10000', changeHistories: [{ items: [{ fieldId: 'summary', toString: 'a' }] }] },
      ],
    });
    const rest = await fetch({ maxResults: 2, fieldIds: ['summary'], nextPageToken: first.body.nextPageToken });
    expect(rest.body).toMatchObject({ issueChangeLogs: [{ issueId: '10001', changeHistories: [{}] }] });
    expect(rest.body.nextPageToken).toBeUndefined();
    expect((await fetch({ fieldIds: ['duedate'] })).body).toEqual({ issueChangeLogs: [] });
    for (const wrong of [{ issueIdsOrKeys: [] }, { nextPageToken: '?' }]) expect((await fetch(wrong)).status).toBe(400);
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
