/**
 * An app's workflow rules, read from a manifest: the same answer for one transition, for many at once and for creation;
 * closed when they fail; none for team-managed projects.
 */
import { parse } from 'yaml';
import { readAppRules } from '../../../local-site/jira/app-rules';
import type { AppRuleSeed } from '../../../local-site/jira/workflow-seeding';
import { openJira, type JiraHarness, listOf, namesOf, textOf } from './jira-harness';

/** A gate over app properties, as small as it can be. */
const MANIFEST = `
jira:workflowValidator:
  - key: gate
    name: Gate
    description: Lets an issue pass when the app says so.
    expression: >-
      app.properties.get('gate-1')?.get('' + issue.id)?.to.includes(transition.to.category.key) == true
    errorMessage:
      expression: "app.properties.get('gate-1')?.get('' + issue.id)?.why"
  - key: assigned
    name: Assigned
    description: Somebody must be in charge.
    expression: issue.assignee != null
    errorMessage: Assign it first.
  - key: changed
    name: Changed
    description: The summary must be another one than before.
    expression: "issue.summary != originalIssue.summary ? true : 'Change the summary.'"
  - key: broken
    name: Broken
    description: Asks what is not there.
    expression: issue.nothing
    errorMessage: It could not be evaluated.
  - key: number
    name: Number
    description: No Boolean.
    expression: '1'
  - key: function
    name: Function
    description: By a function.
    function: validate
  - key: anywhere
    name: Anywhere
    description: For both kinds of project.
    expression: 'true'
    projectTypes: [company-managed, team-managed]
jira:workflowCondition:
  - key: member
    name: Member
    description: For members of a group.
    expression: user.groups.includes(config.group)
  - key: faulty
    name: Faulty
    description: Fails.
    expression: issue.assignee.accountId == 'ada'
`;

function openWithRules(): JiraHarness {
  const rules = readAppRules(parse(MANIFEST) as Parameters<typeof readAppRules>[0]);
  return openJira({ app: { appId: 'plumbline', environmentId: 'env', rules } });
}
const rule = (module: string, config?: AppRuleSeed['config']): AppRuleSeed =>
  config === undefined ? { module } : { module, config };
const PROPERTY = '/rest/forge/1/app/properties/gate-1';

async function idOf(site: JiraHarness, key: string): Promise<string> {
  return textOf((await site.call('ada', 'GET', `issue/${key}?fields=summary`)).body.id);
}
async function transitionId(site: JiraHarness, key: string, name: string): Promise<string> {
  const answer = await site.call('ada', 'GET', `issue/${key}/transitions`);
  return textOf(listOf(answer.body.transitions).find((transition) => textOf(transition.name) === name)?.id);
}
async function statusOf(site: JiraHarness, key: string): Promise<string> {
  const { fields } = (await site.call('ada', 'GET', `issue/${key}?fields=status`)).body as unknown as {
    fields: { status: { name: string } };
  };
  return fields.status.name;
}
async function transition(site: JiraHarness, key: string, name: string, more: Record<string, unknown> = {}) {
  const id = await transitionId(site, key, name);
  return site.call('ada', 'POST', `issue/${key}/transitions`, { transition: { id }, ...more });
}
async function bulk(site: JiraHarness, keys: readonly string[], id: string) {
  const submitted = await site.call('ada', 'POST', 'bulk/issues/transition', {
    bulkTransitionInputs: [{ selectedIssueIdsOrKeys: keys, transitionId: id }],
  });
  expect(submitted.status).toBe(201);
  const { taskId } = submitted.body as unknown as { taskId: string };
  expect((await site.call('ada', 'GET', `bulk/queue/${taskId}`)).body).toMatchObject({ status: 'ENQUEUED' });
  await site.clock.advance(1000);
  return (await site.call('ada', 'GET', `bulk/queue/${taskId}`)).body;
}

describe('validators', () => {
  test('read what the app wrote, and absent is closed: one by one and in bulk alike', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('gate')] });
    const [open, closed, silent] = [
      await site.create('ada', {}),
      await site.create('ada', {}),
      await site.create('ada', {}),
    ];
    const [openId, closedId, silentId] = [await idOf(site, open), await idOf(site, closed), await idOf(site, silent)];
    await site.call('app', 'PUT', PROPERTY, {
      [openId]: { to: ['done'], why: '' },
      [closedId]: { to: [], why: 'Two approvals are missing.' },
    });
    expect(await transition(site, closed, 'Done')).toMatchObject({
      status: 400,
      body: { errorMessages: ['Two approvals are missing.'], errors: {} },
    });
    expect((await transition(site, silent, 'Done')).status).toBe(400);
    const id = await transitionId(site, open, 'Done');
    expect(await bulk(site, [open, closed, silent, 'QMS-99'], id)).toMatchObject({
      status: 'COMPLETE',
      totalIssueCount: 4,
      invalidOrInaccessibleIssueCount: 1,
      processedAccessibleIssues: [Number(openId)],
      failedAccessibleIssues: { [closedId]: ['Two approvals are missing.'], [silentId]: [expect.any(String)] },
    });
    expect([await statusOf(site, open), await statusOf(site, closed)]).toEqual(['Done', 'To Do']);
    // Other transitions are not concerned.
    expect((await transition(site, closed, 'In Progress')).status).toBe(204);
  });

  test('see the issue as the transition changes it, and as it was', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('assigned'), rule('changed')] });
    const key = await site.create('ada', {});
    expect(await transition(site, key, 'Done')).toMatchObject({
      status: 400,
      body: { errorMessages: ['Assign it first.', 'Change the summary.'] },
    });
    const fields = { assignee: { accountId: 'ada' }, summary: 'Another' };
    expect((await transition(site, key, 'Done', { fields })).status).toBe(204);
  });

  test('fail closed, and the app hears why', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('broken')] });
    const key = await site.create('ada', {});
    expect((await transition(site, key, 'Done')).body).toMatchObject({ errorMessages: ['It could not be evaluated.'] });
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('number')] });
    expect((await transition(site, key, 'Done')).status).toBe(400);
    const failures = site.events.filter(({ eventType }) => eventType === 'avi:jira:failed:expression');
    expect(failures.map(({ payload }) => payload['validatorId'])).toEqual(['broken', 'number']);
    expect(failures[0]?.payload).toMatchObject({
      extensionId: 'ari:cloud:ecosystem::extension/plumbline/env/static/broken',
      expression: 'issue.nothing',
      errorMessages: [expect.stringContaining('Unrecognized property of `issue`: "nothing"')],
      context: { issue: { key }, user: { accountId: 'ada' } },
    });
  });

  test('where rules do not see the app, what reads its properties is closed', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('gate')] });
    const key = await site.create('ada', {});
    await site.call('app', 'PUT', PROPERTY, { [await idOf(site, key)]: { to: ['done'] } });
    site.jira.settings.appInRules = false;
    expect((await transition(site, key, 'Done')).status).toBe(400);
    site.jira.settings.appInRules = true;
    expect((await transition(site, key, 'Done')).status).toBe(204);
  });

  test('guard creation too, where no issue was before', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'create', validators: [rule('assigned')] });
    const ask = (fields: object) =>
      site.call('ada', 'POST', 'issue', {
        fields: { project: { key: 'QMS' }, issuetype: { name: 'Bug' }, summary: 'New', ...fields },
      });
    expect(await ask({})).toMatchObject({ status: 400, body: { errorMessages: ['Assign it first.'] } });
    expect((await ask({ assignee: { accountId: 'ada' } })).status).toBe(201);
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'create', validators: [rule('changed')] });
    expect((await ask({})).status).toBe(400);
    expect(site.events.at(-1)?.payload).toMatchObject({
      errorMessages: [expect.stringContaining('Unrecognized identifier: "originalIssue"')],
    });
  });
});

describe('conditions', () => {
  test('hide a transition from whom they refuse, everywhere', async () => {
    const site = openWithRules();
    const key = await site.create('ada', {});
    const id = await transitionId(site, key, 'Done');
    site.jira.setAppRules({ projectKey: 'QMS', transition: id, conditions: [rule('member', { group: 'engineers' })] });
    expect(namesOf((await site.call('ada', 'GET', `issue/${key}/transitions`)).body.transitions)).not.toContain('Done');
    expect((await site.call('ada', 'GET', `issue/${key}?expand=transitions`)).body.transitions).toHaveLength(2);
    const refused = await site.call('ada', 'POST', `issue/${key}/transitions`, { transition: { id } });
    expect(refused.body.errorMessages).toEqual([`Transition id '${id}' is not valid for this issue.`]);
    expect(await bulk(site, [key], id)).toMatchObject({ processedAccessibleIssues: [] });
    const common = await site.call('ada', 'GET', `bulk/issues/transition?issueIdsOrKeys=${key}`);
    expect(common.body).toMatchObject({
      availableTransitions: [{ issues: [key], isTransitionsFiltered: true, transitions: [{}, {}] }],
    });
    site.jira.setAppRules({ projectKey: 'QMS', transition: id, conditions: [rule('member', { group: 'quality' })] });
    expect((await transition(site, key, 'Done')).status).toBe(204);
  });

  test('that fail hide as well', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', conditions: [rule('faulty')] });
    const key = await site.create('ada', {});
    expect(await transitionId(site, key, 'Done')).toBe('');
    expect(site.events.at(-1)?.payload).toMatchObject({ conditionId: 'faulty' });
    await site.call('ada', 'PUT', `issue/${key}/assignee`, { accountId: 'ada' });
    expect((await transition(site, key, 'Done')).status).toBe(204);
  });
});

describe('attaching', () => {
  test('needs a rule of the manifest, of that kind, for that kind of project', () => {
    const site = openWithRules();
    site.jira.createProject({
      key: 'TEAM',
      name: 'Team',
      style: 'team-managed',
      issueTypes: [{ name: 'Task' }],
      grants: [{ group: 'quality', permissions: ['*'] }],
    });
    const attach = (projectKey: string, transitionName: string, module: string) => () =>
      site.jira.setAppRules({ projectKey, transition: transitionName, validators: [rule(module)] });
    expect(attach('QMS', 'Done', 'unknown')).toThrow("no workflow validator 'unknown'");
    expect(attach('QMS', 'Done', 'member')).toThrow("no workflow validator 'member'");
    expect(attach('QMS', 'Nowhere', 'gate')).toThrow("no transition 'Nowhere'");
    expect(attach('QMS', 'Done', 'function')).toThrow('not modelled');
    expect(attach('TEAM', 'Done', 'gate')).toThrow('not for team-managed projects');
    expect(attach('TEAM', 'Done', 'anywhere')).not.toThrow();
  });

  test('replaces what was attached and keeps rules of Jira', async () => {
    const site = openWithRules();
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done', validators: [rule('gate')] });
    site.jira.setAppRules({ projectKey: 'QMS', transition: 'Done' });
    const key = await site.create('ada', {});
    expect((await transition(site, key, 'Done')).status).toBe(204);
  });
});

describe('bulk transitions', () => {
  test('need somebody, and issues that are there', async () => {
    const site = openWithRules();
    expect((await site.call('anonymous', 'GET', 'bulk/issues/transition?issueIdsOrKeys=QMS-1')).status).toBe(401);
    expect(await site.call('ada', 'GET', 'bulk/issues/transition?issueIdsOrKeys=QMS-1')).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'Some of the issues in the issueIdsOrKeys are not valid' }] },
    });
    expect((await site.call('ada', 'POST', 'bulk/issues/transition', { bulkTransitionInputs: [] })).status).toBe(400);
    expect((await site.call('ada', 'GET', 'bulk/queue/1')).status).toBe(400);
  });

  test('submitted before a restart are done after it, once', async () => {
    const site = openJira();
    const key = await site.create('ada', {});
    const { transitions } = (await site.call('ada', 'GET', `issue/${key}/transitions`)).body;
    const done = listOf(transitions).find(({ name }) => textOf(name) === 'Done');
    const submitted = await site.call('ada', 'POST', 'bulk/issues/transition', {
      bulkTransitionInputs: [{ selectedIssueIdsOrKeys: [key], transitionId: textOf(done?.id) }],
    });
    await site.restart().advance(1000);
    const { taskId } = submitted.body as unknown as { readonly taskId: string };
    expect((await site.call('ada', 'GET', `bulk/queue/${taskId}`)).body).toMatchObject({
      status: 'COMPLETE',
      processedAccessibleIssues: [10_000],
    });
    await site.restart().advance(1000);
    expect((await site.call('ada', 'GET', `issue/${key}/changelog`)).body).toMatchObject({ total: 1 });
  });
});
