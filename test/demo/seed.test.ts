/**
 * The seed plays the app's own commands against a site in this process, and the company stands in the states of its lists,
 * as far as they can be reached.
 */
import { join } from 'node:path';
import { type CompanyDocument, readCompany } from '../../demo/read-company';
import { seedCompany } from '../../demo/seed';
import { type ServedSite, serveSite } from '../../local-site/http/serve-site';
import type { AnswersByProcedure } from '../../src/contract/answers';
import type { DocumentView } from '../../src/contract/document-answers';
import type { WireAnswer } from '../../src/contract/wire';
import { verifyExport } from '../../src/trail/verify-export';
import { createTestSite, type Placement, type TestSite } from '../support/test-site';

const company = readCompany(join(process.cwd(), 'demo/company'));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** In force, and in work, as the list says or as the nearest state that can be reached. */
function expectedStanding({ number, target, revisionHeld, revisions }: CompanyDocument): readonly unknown[] {
  const { inForce, openRevision, withdrawal } = target;
  if (withdrawal !== undefined) return [number, 'withdrawn', revisionHeld, null, null];
  // A draft of the full round opens with an emergency release.
  if (revisions.at(-1)?.emergency === true) return [number, 'inForce', inForce, '3', 'draft'];
  return [number, 'inForce', inForce, openRevision?.revision ?? null, openRevision?.state ?? null];
}

describe('the seed', () => {
  let site: TestSite;
  let served: ServedSite;
  let begun: number;
  const said: string[] = [];

  beforeAll(async () => {
    site = await createTestSite({ people: {} });
    begun = site.clock.now();
    served = await serveSite(site.site, { port: 0, shellDirectory: join(process.cwd(), 'local-site/shell') });
    await seedCompany(served.url, (line) => said.push(line));
  }, 240_000);
  afterAll(async () => {
    await served?.close();
    await site?.close();
  });

  const accountOf = (email: string) =>
    site.site.services.directory.personByEmail(`${email}@tarnbeck.example`)?.accountId ?? '';
  const spaceId = () => String(site.site.confluence.spaceByKey('QMS')?.id);

  async function ask<Name extends keyof AnswersByProcedure>(
    moduleKey: string,
    procedure: Name,
    payload: unknown,
    placement: Omit<Placement, 'as'>,
    as = accountOf('idris.bello'),
  ): Promise<AnswersByProcedure[Name]> {
    const answer = await site.invoke<WireAnswer<Name>>(moduleKey, procedure, payload, { ...placement, as });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return answer.answer;
  }

  function pageOf(document: CompanyDocument): string {
    return String(site.site.confluence.pageByTitle(Number(spaceId()), document.title)?.id);
  }

  async function viewOf(document: CompanyDocument | undefined, as?: string): Promise<DocumentView> {
    if (document === undefined) throw new Error('The list has no such document.');
    const pageId = pageOf(document);
    const view = await ask('document-action', 'document.view', { pageId }, { pageId }, as);
    if (view.kind === 'uncontrolled') throw new Error(`${view.title} is not controlled`);
    return view;
  }

  async function historyOf(number: string) {
    const document = company.site.documents.find((one) => one.number === number);
    if (document === undefined) throw new Error(`The list has no ${number}.`);
    const pageId = pageOf(document);
    return ask('document-action', 'document.history', { pageId }, { pageId });
  }

  test('leaves each document in the register in the state of the list (A4, A8)', async () => {
    const { rows, more } = await ask('quality-space', 'space.register', { spaceId: spaceId() }, { spaceId: spaceId() });
    const standing = rows.map((row) => [row.number, row.life, row.effectiveLabel, row.workLabel, row.workState]);
    expect(more).toBe(false);
    expect(standing.sort()).toEqual(company.site.documents.map(expectedStanding).sort());
  });

  test('keeps the signatures of those the list names, on their days (B1)', async () => {
    const [manual] = company.site.documents;
    const { effective } = await viewOf(manual);
    const signers = effective?.signatures.map(({ signer, meaning }) => `${signer.name} ${meaning}`);
    expect(signers?.sort()).toEqual([
      'Callum Reid reviewed',
      'Idris Bello approved',
      'Maren Holt approved',
      'Priya Nair reviewed',
      'Sofia Lindqvist author',
    ]);
    const daysAgo = (begun - Date.parse(effective?.effectiveAt ?? '')) / DAY;
    expect(Math.abs(daysAgo - (manual?.revisions.at(-1)?.effectiveDaysAgo ?? 0))).toBeLessThan(3);
  });

  test('leaves a rejected revision with its author, with the reason (A6)', async () => {
    const rejected = company.site.documents.find((document) => document.target.openRevision?.rejected);
    const { work } = await viewOf(rejected);
    expect(work?.returned).toMatchObject({ kind: 'rejected', why: rejected?.revisions.at(-1)?.rejection?.comment });
  });

  test('plays dates, emergency releases, reviews and withdrawals by the real commands (A11, A13, A25)', async () => {
    const numbered = (number: string) => viewOf(company.site.documents.find((one) => one.number === number));
    expect(await numbered('TBI-PRO-009')).toMatchObject({
      work: { state: 'approved' },
      lifeCycle: { work: { effective: '2026-02-01' } },
    });
    expect((await numbered('TBI-PRO-004')).lifeCycle.flags).toEqual(['reviewOverdue']);
    expect((await numbered('TBI-WIN-004')).lifeCycle.flags).toContain('temporary');
    const { entries } = await historyOf('TBI-WIN-006');
    expect(entries.map((entry) => entry.kind)).toEqual(
      expect.arrayContaining(['WithdrawalProposed', 'WithdrawalSigned', 'DocumentWithdrawn']),
    );
  });

  test('leaves each nonconformity in its state, with its issue and its correction (D1, D3)', async () => {
    const { rows } = await ask(
      'quality-space',
      'nonconformity.ofSpace',
      { spaceId: spaceId() },
      { spaceId: spaceId() },
    );
    const found = rows.map((one) => [one.what, one.state, one.issue.state, one.corrections[0]?.outcome ?? null]);
    const wanted = company.cases.nonconformities.map(({ what, state, correction }) => [
      what,
      state,
      'linked',
      correction.outcome ?? null,
    ]);
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('lets the inspector read, but report nothing as a Jira issue (D1)', async () => {
    const elin = accountOf('elin.voss');
    const { life, pageId } = await viewOf(company.site.documents[0], elin);
    expect(life).toBe('inForce');
    const report = { commandId: '01JZZZZZZZZZZZZZZZZZZZZZZZ', pageId, what: 'A note.', where: 'Here' };
    await expect(ask('document-action', 'nonconformity.report', report, { pageId }, elin)).rejects.toThrow(
      'mayNotCreateIssue',
    );
  });

  test('comes back to the present, with everything delivered', () => {
    expect(site.clock.now() - begun).toBeLessThan(HOUR);
    expect(site.site.platform.schedules.settings.isRunning).toBe(true);
    expect(site.wireLog.notModelled()).toEqual([]);
  });

  test('says what stands in the nearest state, with the row of the feature that is missing', () => {
    const text = said.join('\n');
    expect(text).toMatch(/TBI-EXT-001: edition check due needs A19/);
    expect(text).not.toMatch(/needs A(11|13|25)/);
    expect(text).toMatch(/30 documents .* signatures/);
  });

  test('takes away the access of those who have left', () => {
    const viktor = site.site.services.directory.person(accountOf('viktor.sandell'));
    expect(viktor).toMatchObject({ active: false });
  });

  test('[RT-5, RP-18] leaves a trail in which every signature stands on a gate of its type', async () => {
    const place = { spaceId: spaceId() };
    const period = { ...place, from: '2020-01-01', to: '2099-12-31' };
    const commandId = '01KZZZZZZZZZZZZZZZZZZZZZZZ';
    const { jobId } = await ask('quality-space', 'report.start', { commandId, ...period }, place);
    await site.settle();
    const { files } = await ask('quality-space', 'report.status', { jobId }, place);
    const file = files.find((one) => one.name === 'trail.jsonl');
    const parts: Buffer[] = [];
    for (let part = 0; part < (file?.parts ?? 0); part += 1) {
      const asked = { jobId, file: 'trail.jsonl', part };
      const { bytes } = await ask('quality-space', 'report.download', asked, place);
      parts.push(Buffer.from(bytes, 'base64'));
    }
    const verdict = verifyExport(Buffer.concat(parts).toString('utf8'));
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.signatures).toBeGreaterThan(100);
  });
});
