/** What the trail beside a report holds besides the records themselves: what governed them, for whom, and what never. */
import type { ReportStatus } from '../../../src/contract/report-answers';
import { digestOfEntry, type TrailEntry } from '../../../src/trail/commit-entry';
import { writeExport } from '../../../src/trail/export-file';
import { verifyExport } from '../../../src/trail/verify-export';
import { newCommandId, type Who } from '../document-control/document-site';
import { type CopySite, createCopySite } from '../released-copy/copy-site';

let site: CopySite;
let released: string;
beforeAll(async () => {
  site = await createCopySite();
  await site.copyTo(site.releaseId);
  await configureGate();
  await nameDelegate('hana', 'grace', 'At the dentist');
  await nameDelegate('maren', 'tomasz', 'On leave');
  await inSpace('idris', 'signing.grantRight', {
    commandId: newCommandId(),
    accountId: site.id('grace'),
    meaning: 'reviewed',
    from: today(),
    to: null,
    identity: 'Passport',
  });
  released = await bringInForce('Leak test');
}, 60_000);
afterAll(() => site.test.close());

const today = () => new Date(site.test.clock.now()).toISOString().slice(0, 10);
async function inSpace<Answer>(as: Who, procedure: string, request: object): Promise<Answer> {
  const placement = { as, spaceId: site.spaceId };
  const answer = await site.test.invoke<{ ok: boolean; answer: Answer }>(
    'quality-space',
    procedure,
    request,
    placement,
  );
  if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer)}`);
  return answer.answer;
}

async function configureGate(): Promise<void> {
  const common = { groups: [], people: [], quorum: 1, dueDays: 2, escalateAfterDays: 1 };
  const approval = {
    steps: [
      { ...common, stage: 1, title: 'Look', meaning: 'reviewed', role: null, people: [site.id('hana')] },
      { ...common, stage: 2, title: 'Authorise', meaning: 'approved', role: 'qualityManager' },
    ],
    rejection: 'one',
    separation: 'standard',
    minor: 'skipsReview',
  };
  const request = { spaceId: site.spaceId, typeCode: 'WIN', seenSequence: 0, reason: 'Looked at first' };
  await site.get('idris', 'types.change', { commandId: newCommandId(), ...request, overrides: { approval } });
}

async function nameDelegate(principal: Who, delegate: Who, reason: string): Promise<void> {
  const request = { delegate: site.id(delegate), from: today(), until: '2099-12-31', reason };
  await inSpace(principal, 'delegation.name', { commandId: newCommandId(), ...request });
  await site.test.settle();
}

/** Signed in somebody's place, and copied for its readers. */
async function bringInForce(title: string): Promise<string> {
  const pageId = site.addPage(title);
  await site.register(pageId, 'WIN', { owner: site.id('luca') });
  await site.submit('luca', pageId);
  const onBehalfOf = site.id('hana');
  expect(await site.ask('grace', 'document.approve', { ...(await site.signing(pageId)), onBehalfOf })).toMatchObject({
    ok: true,
  });
  expect(await site.approve('idris', pageId)).toMatchObject({ ok: true });
  await site.test.settle();
  return pageId;
}

async function trailFor(as: Who): Promise<readonly string[]> {
  const request = { spaceId: site.spaceId, from: '2026-01-01', to: '2099-12-31' };
  const { jobId } = await inSpace<ReportStatus>(as, 'report.start', { commandId: newCommandId(), ...request });
  await site.test.settle();
  const { state, files } = await inSpace<ReportStatus>(as, 'report.status', { jobId });
  expect(state).toBe('done');
  const file = files.find((one) => one.name === 'trail.jsonl');
  const parts: Buffer[] = [];
  for (let part = 0; part < (file?.parts ?? 0); part += 1) {
    const asked = { jobId, file: 'trail.jsonl', part };
    const { bytes } = await inSpace<{ readonly bytes: string }>(as, 'report.download', asked);
    parts.push(Buffer.from(bytes, 'base64'));
  }
  return Buffer.concat(parts).toString('utf8').trimEnd().split('\n');
}
const asFile = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const entriesIn = (lines: readonly string[]) => lines.slice(1, -1).map((line) => JSON.parse(line) as TrailEntry);
const streamsIn = (lines: readonly string[]) => [...new Set(entriesIn(lines).map((entry) => entry.stream))];

describe('the trail beside a report', () => {
  it('[RP-18, RP-19] holds settings, gates, and the rights and delegations of who signed, and nobody else’s', async () => {
    const lines = await trailFor('idris');
    expect([...streamsIn(lines)].sort()).toEqual(
      [
        `document:${released}`,
        `copy:${released}`,
        'setting:site',
        `setting:copies:${site.spaceId}`,
        `setting:type:WIN:${site.spaceId}`,
        `signer:${site.id('grace')}`,
        `delegation:${site.id('hana')}`,
      ].sort(),
    );
    expect(verifyExport(asFile(lines))).toMatchObject({ ok: true, streams: 7, signatures: 3 });
    expect(asFile(lines)).not.toContain('On leave');
  });

  it('[RP-19] holds no delegation for who may not read everything, and the rest all the same', async () => {
    const lines = await trailFor('sofia');
    expect(streamsIn(lines).filter((name) => name.startsWith('delegation:'))).toEqual([]);
    expect(asFile(lines)).not.toContain('At the dentist');
    expect(verifyExport(asFile(lines))).toMatchObject({ ok: true, streams: 6, signatures: 3 });
  });

  it('[RP-18] tells nothing of a page that its starter may not read', async () => {
    const pageId = await bringInForce('Only for Luca');
    const user = [{ type: 'known', accountId: site.id('luca') }];
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'read', restrictions: { user } },
    ]);
    await site.test.settle();
    expect(streamsIn(await trailFor('idris'))).toContain(`copy:${pageId}`);
    const trail = asFile(await trailFor('sofia'));
    expect(trail).not.toContain('Only for Luca');
    expect(trail).not.toContain(pageId);
    expect(verifyExport(trail)).toMatchObject({ ok: true, streams: 6 });
  });

  it('[RT-5] shows who rewrote the gate of a type afterwards, though every chain holds', async () => {
    const lines = await trailFor('idris');
    const about = { site: 'x', scope: 'x', madeAt: 'x', madeBy: 'x' };
    const forged = entriesIn(lines).map((entry) => {
      if (!entry.stream.startsWith('setting:type:')) return entry;
      const events = JSON.parse(JSON.stringify(entry.events).replace('"Look"', '"Glance"')) as unknown[];
      const { digest: _old, ...changed } = { ...entry, events };
      return { ...changed, digest: digestOfEntry(changed) };
    });
    expect(verifyExport(writeExport(about, entriesIn(lines)))).toMatchObject({ ok: true });
    const verdict = verifyExport(writeExport(about, forged));
    expect(verdict).toMatchObject({ ok: false, problem: expect.stringContaining('not in force for WIN') as unknown });
  });
});
