/**
 * Control of the site over HTTP, under `/__site/`: time, faults, logs, meters, switches, people. For tests, the seed and
 * whoever wants to see what happens; products know nothing of it.
 */
import type { Context, Hono } from 'hono';
import { createAccountId } from '../directory/site-directory';
import { APP_ACCOUNT_ID, PRIMARY_INSTALLATION_ID } from '../platform/installation';
import { FAULT_KINDS, type FaultRule } from '../platform/faults/fault-plan';
import type { Site } from '../site';

interface GivenPerson {
  readonly accountId?: string;
  readonly displayName: string;
  readonly email: string;
  readonly isSiteAdministrator?: boolean;
  readonly groups?: readonly string[];
}

async function readBody<T>(context: Context): Promise<T> {
  return (await context.req.json().catch(() => ({}))) as T;
}

export function addControlRoutes(app: Hono, site: Site): void {
  addTimeRoutes(app, site);
  addFaultRoutes(app, site);
  addLogRoutes(app, site);
  addPeopleRoutes(app, site);
}

function addTimeRoutes(app: Hono, site: Site): void {
  const { clock } = site.services;
  const describe = () => ({ now: clock.now(), instant: new Date(clock.now()).toISOString(), offset: clock.offset() });
  app.get('/__site/clock', (context) => context.json(describe()));
  app.post('/__site/clock/advance', async (context) => {
    const { milliseconds } = await readBody<{ milliseconds?: number }>(context);
    if (typeof milliseconds !== 'number' || milliseconds < 0) return context.json({ message: 'milliseconds?' }, 400);
    await clock.advance(milliseconds);
    return context.json(describe());
  });
  app.post('/__site/clock/offset', async (context) => {
    const { milliseconds } = await readBody<{ milliseconds?: number }>(context);
    if (typeof milliseconds !== 'number') return context.json({ message: 'milliseconds?' }, 400);
    clock.setOffset(milliseconds);
    return context.json(describe());
  });
  app.post('/__site/settle', async (context) => {
    const { milliseconds } = await readBody<{ milliseconds?: number }>(context);
    return context.json({ isSettled: await site.platform.settle(milliseconds), ...describe() });
  });
}

function addFaultRoutes(app: Hono, site: Site): void {
  const { faults, runner } = site.platform;
  app.get('/__site/faults', (context) => context.json({ pending: faults.pending(), kinds: FAULT_KINDS }));
  app.post('/__site/faults', async (context) => {
    const body = await readBody<FaultRule | { rules: readonly FaultRule[] }>(context);
    const rules = 'rules' in body ? body.rules : [body];
    const unknown = rules.find((rule) => !FAULT_KINDS.includes(rule.kind));
    if (unknown !== undefined) return context.json({ message: `Unknown kind ${String(unknown.kind)}.` }, 400);
    faults.add(...rules);
    return context.json({ pending: faults.pending() });
  });
  app.delete('/__site/faults', (context) => {
    faults.clear();
    return context.json({ pending: [] });
  });
  /** Kills the function processes between calls. */
  app.post('/__site/restart', async (context) => {
    await runner.restart();
    return context.json({ restarted: true });
  });
  app.post('/__site/settings', async (context) => {
    const given = await readBody<Record<string, Record<string, unknown>>>(context);
    const { storage, queues, events, schedules, rates, settings } = site.platform;
    const targets: Readonly<Record<string, object>> = {
      storage: storage.settings,
      queues: queues.settings,
      events: events.settings,
      schedules: schedules.settings,
      rates: rates.settings,
      platform: settings,
      jira: site.jira.settings,
    };
    for (const [name, values] of Object.entries(given)) Object.assign(targets[name] ?? {}, values);
    site.setFollowsRedirects(settings.followsRedirects);
    return context.json(targets);
  });
  app.post('/__site/schedules/:key/run', async (context) =>
    context.json(await site.platform.schedules.runNow(context.req.param('key'))),
  );
}

function addLogRoutes(app: Hono, site: Site): void {
  const { wireLog, storage, schedules, queues, events, rates } = site.platform;
  app.get('/__site/wire-log', (context) => {
    const limit = Number(context.req.query('limit') ?? 200);
    return context.json({
      summary: wireLog.summarise(),
      invocations: wireLog.invocations().slice(-limit),
      calls: wireLog.calls().slice(-limit),
    });
  });
  app.delete('/__site/wire-log', (context) => {
    wireLog.clear();
    return context.json({});
  });
  app.get('/__site/meters', (context) =>
    context.json({
      storage: storage.meter.totals(PRIMARY_INSTALLATION_ID),
      wire: wireLog.summarise(),
      restPoints: rates.report().points,
      outstanding: { queues: queues.deliveries.outstanding(), events: events.deliveries.outstanding() },
      scheduleRuns: schedules.runs().slice(-50),
    }),
  );
  /** Points of this hour and the limits of the products' REST, as the shell shows them. */
  app.get('/__site/rates', (context) => context.json(rates.report()));
  app.get('/__site/not-modelled', (context) => context.json({ names: wireLog.notModelled() }));
}

function addPeopleRoutes(app: Hono, site: Site): void {
  const { directory } = site.services;
  app.get('/__site/people', (context) => {
    const people = directory.people().filter((person) => person.accountType === 'atlassian');
    return context.json({
      appAccountId: APP_ACCOUNT_ID,
      apps: directory
        .people()
        .filter((one) => one.accountType === 'app')
        .map(({ accountId, displayName }) => ({ accountId, displayName })),
      people: people.map((person) => ({
        ...person,
        groups: directory.groupsOf(person.accountId).map((group) => group.name),
      })),
    });
  });
  app.post('/__site/people', async (context) => {
    const given = await readBody<GivenPerson>(context);
    const person = directory.addPerson({
      accountId: given.accountId ?? createAccountId(),
      displayName: given.displayName,
      email: given.email,
      isSiteAdministrator: given.isSiteAdministrator ?? false,
    });
    for (const name of given.groups ?? []) directory.addMember(directory.addGroup(name).id, person.accountId);
    return context.json(person, 201);
  });
  app.put('/__site/people/:accountId/active', async (context) => {
    const { active } = await readBody<{ active?: boolean }>(context);
    directory.setActive(context.req.param('accountId'), active === true);
    return context.json({ active: active === true });
  });
  app.get('/__site/groups', (context) => context.json({ groups: directory.groups() }));
  app.post('/__site/groups', async (context) => {
    const { name, members } = await readBody<{ name?: string; members?: readonly string[] }>(context);
    if (name === undefined) return context.json({ message: 'name?' }, 400);
    const group = directory.addGroup(name);
    for (const accountId of members ?? []) directory.addMember(group.id, accountId);
    return context.json(group, 201);
  });
  app.delete('/__site/groups/:id/members/:accountId', (context) => {
    directory.removeMember(context.req.param('id'), context.req.param('accountId'));
    return context.json({});
  });
}
