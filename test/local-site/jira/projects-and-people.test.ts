import { openJira, listOf, namesOf, textOf, type Reading } from './jira-harness';

describe('permissions', () => {
  const ask = 'mypermissions?projectKey=QMS&permissions=CREATE_ISSUES,BROWSE_PROJECTS,ADMINISTER';
  const held = (body: Reading) =>
    Object.entries(body.permissions)
      .filter(([, { havePermission }]) => textOf(havePermission) === 'true')
      .map(([key]) => key);

  test("are those granted to one's groups; administrators of the site have no project permission by that", async () => {
    const site = openJira();
    expect(held((await site.call('ada', 'GET', ask)).body)).toEqual(['CREATE_ISSUES', 'BROWSE_PROJECTS']);
    expect(held((await site.call('ben', 'GET', ask)).body)).toEqual(['BROWSE_PROJECTS']);
    expect(held((await site.call('app', 'GET', ask)).body)).toEqual(['CREATE_ISSUES', 'BROWSE_PROJECTS']);
    expect((await site.call('admin', 'GET', ask)).status).toBe(404);
    expect(held((await site.call('admin', 'GET', 'mypermissions?permissions=ADMINISTER,CREATE_ISSUES')).body)).toEqual([
      'ADMINISTER',
    ]);
  });

  test('must be named, and be permissions', async () => {
    const site = openJira();
    expect((await site.call('ada', 'GET', 'mypermissions?projectKey=QMS')).status).toBe(400);
    expect((await site.call('ada', 'GET', 'mypermissions?permissions=FLY')).body.errorMessages).toEqual([
      'Unrecognized permission: FLY',
    ]);
  });
});

describe('projects', () => {
  test('are found by those who may browse them', async () => {
    const site = openJira();
    expect((await site.call('ada', 'GET', 'project/search?query=qual&action=create')).body).toMatchObject({
      total: 1,
      isLast: true,
      values: [{ key: 'QMS', style: 'classic', simplified: false, projectTypeKey: 'business' }],
    });
    expect((await site.call('ben', 'GET', 'project/search?action=create')).body.values).toEqual([]);
    expect((await site.call('outsider', 'GET', 'project/search')).body).toMatchObject({ total: 0, values: [] });
    expect((await site.call('ben', 'GET', 'project/QMS')).body).toMatchObject({
      key: 'QMS',
      lead: { accountId: 'ada' },
      issueTypes: [{ name: 'Bug' }, { name: 'Task' }, { name: 'Sub-task', subtask: true }],
    });
    expect(await site.call('outsider', 'GET', 'project/QMS')).toMatchObject({
      status: 404,
      body: { errorMessages: ["No project could be found with key 'QMS'."] },
    });
  });

  test('say what may be created in them', async () => {
    const site = openJira();
    const types = await site.call('ada', 'GET', 'issue/createmeta/QMS/issuetypes');
    expect(types.body).toMatchObject({
      total: 3,
      startAt: 0,
      issueTypes: [{ name: 'Bug' }, { name: 'Task' }, { name: 'Sub-task' }],
    });
    const fields = await site.call(
      'ada',
      'GET',
      `issue/createmeta/QMS/issuetypes/${textOf(listOf(types.body.issueTypes)[0]?.id)}`,
    );
    const required = listOf(fields.body.fields).filter(
      ({ required: isRequired, hasDefaultValue }) =>
        textOf(isRequired) === 'true' && textOf(hasDefaultValue) === 'false',
    );
    expect(required.map(({ fieldId }) => textOf(fieldId))).toEqual(['summary', 'issuetype', 'project']);
    const priority = listOf(fields.body.fields).find(({ fieldId }) => textOf(fieldId) === 'priority');
    expect(priority).toMatchObject({
      required: false,
      hasDefaultValue: true,
      defaultValue: { name: 'Medium' },
      schema: { type: 'priority', system: 'priority' },
    });
    expect(priority?.allowedValues).toHaveLength(5);
    expect((await site.call('ben', 'GET', 'issue/createmeta/QMS/issuetypes')).status).toBe(400);
  });
});

describe('people and lists', () => {
  test('oneself, one person, and searches', async () => {
    const site = openJira();
    expect((await site.call('ada', 'GET', 'myself?expand=groups')).body).toMatchObject({
      accountId: 'ada',
      displayName: 'Ada Moreau',
      emailAddress: 'ada@example.com',
      groups: { items: [{ name: 'quality' }] },
    });
    expect((await site.call('anonymous', 'GET', 'myself')).status).toBe(401);
    expect((await site.call('app', 'GET', 'user?accountId=ada')).body.emailAddress).toBeUndefined();
    expect((await site.call('ada', 'GET', 'user?accountId=nobody')).status).toBe(404);
    const names = async (path: string) =>
      listOf((await site.call('ada', 'GET', path)).body).map(({ displayName }) => textOf(displayName));
    expect(await names('user/search?query=oka')).toEqual(['Ben Okafor']);
    expect(await names('users/search')).toHaveLength(5);
    expect(await names('user/assignable/search?project=QMS')).toEqual(['Ada Moreau', 'Ben Okafor']);
  });

  test('the lists of the site', async () => {
    const site = openJira();
    const names = async (path: string) => namesOf((await site.call('ada', 'GET', path)).body);
    expect(await names('status')).toEqual(['To Do', 'In Progress', 'Done']);
    expect(await names('priority')).toEqual(['Highest', 'High', 'Medium', 'Low', 'Lowest']);
    expect(await names('issuetype')).toEqual(['Bug', 'Task', 'Sub-task']);
    expect(await names('field')).toContain('Due date');
    expect((await site.call('ada', 'GET', 'issueLinkType')).body.issueLinkTypes).toHaveLength(4);
    expect((await site.call('anonymous', 'GET', 'serverInfo')).body).toMatchObject({
      deploymentType: 'Cloud',
      baseUrl: 'http://site.test',
    });
  });
});
