/**
 * The seed plays the app's own commands against a site in this process, and the company stands in its states: a part of
 * it, with one document for each kind of state and two nonconformities. The whole is played by `npm start`.
 */
import { join } from 'node:path';
import { type Company, type CompanyDocument, readCompany } from '../../demo/read-company';
import { playCompany } from '../../demo/seed';
import { type ServedSite, serveSite } from '../../local-site/http/serve-site';
import type { NonconformityList, RegisterView } from '../../src/contract/answers';
import type { WireAnswer } from '../../src/contract/wire';
import { createTestSite, type TestSite } from '../support/test-site';

const whole = readCompany(join(process.cwd(), 'demo/company'));

/** Documents of the part, under the numbers they get there. */
const PART: Readonly<Record<string, string>> = {
  'TBI-POL-001': 'TBI-POL-001',
  'TBI-PRO-001': 'TBI-PRO-001',
  'TBI-PRO-006': 'TBI-PRO-002',
  'TBI-WIN-001': 'TBI-WIN-001',
  'TBI-WIN-002': 'TBI-WIN-002',
  'TBI-WIN-005': 'TBI-WIN-003',
  'TBI-WIN-006': 'TBI-WIN-004',
};
const CASES = ['standard-solution-mix-up', 'expired-buffer-at-customer'];

function partOf(company: Company): Company {
  const documents = company.site.documents.flatMap((document): readonly CompanyDocument[] => {
    const number = PART[document.number];
    return number === undefined ? [] : [{ ...document, number }];
  });
  const nonconformities = company.cases.nonconformities.filter(({ key }) => CASES.includes(key));
  return { ...company, site: { ...company.site, documents }, cases: { ...company.cases, nonconformities } };
}

describe('the seed', () => {
  let site: TestSite;
  let served: ServedSite;
  const said: string[] = [];
  let offsetBefore: number;
  let register: RegisterView;
  let cases: NonconformityList;

  beforeAll(async () => {
    site = await createTestSite({ people: {} });
    offsetBefore = site.clock.offset();
    served = await serveSite(site.site, { port: 0, shellDirectory: join(process.cwd(), 'local-site/shell') });
    await playCompany(partOf(whole), served.url, (line) => said.push(line));
    register = await ask<'space.register'>('space.register');
    cases = await ask<'nonconformity.ofSpace'>('nonconformity.ofSpace');
  }, 180_000);
  afterAll(async () => {
    await served?.close();
    await site?.close();
  });

  async function ask<Name extends 'space.register' | 'nonconformity.ofSpace'>(procedure: Name) {
    const spaceId = String(site.site.confluence.spaceByKey('QMS')?.id);
    const as = site.site.services.directory.personByEmail('idris.bello@tarnbeck.example')?.accountId ?? '';
    const answer = await site.invoke<WireAnswer<Name>>('quality-space', procedure, { spaceId }, { as, spaceId });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return answer.answer;
  }

  test('leaves each document in the state of the list (A4, A8, A25)', () => {
    const rows = register.rows.map((row) => [row.number, row.effectiveLabel, row.workLabel, row.workState ?? row.life]);
    expect(rows).toEqual([
      ['TBI-POL-001', '3', null, 'inForce'],
      ['TBI-PRO-001', '5', '6', 'draft'],
      ['TBI-PRO-002', '3', '4', 'inReview'],
      ['TBI-WIN-001', '7', null, 'inForce'],
      ['TBI-WIN-002', '4', '5', 'draft'],
      ['TBI-WIN-003', '2', '3', 'draft'],
      ['TBI-WIN-004', expect.anything(), null, 'withdrawn'],
    ]);
    const edited = register.rows.filter((row) => row.changedSinceEffective).map((row) => row.number);
    expect(edited).toEqual(expect.arrayContaining(['TBI-PRO-001', 'TBI-WIN-002']));
  });

  test('leaves each nonconformity in its state, with its issue and its correction (D1, D3)', () => {
    const states = cases.rows.map((one) => [one.documentNumber, one.state, one.issue.state, one.corrections.length]);
    expect(states).toHaveLength(2);
    expect(states).toEqual(
      expect.arrayContaining([
        ['TBI-WIN-001', 'closed', 'linked', 1],
        ['TBI-WIN-002', 'accepted', 'linked', 1],
      ]),
    );
  });

  test('plays in the past and comes back to the present', () => {
    expect(site.clock.offset()).toBe(offsetBefore);
    const effectiveYears = register.rows.map((row) => row.effectiveAt?.slice(0, 4));
    expect(new Set(effectiveYears).size).toBeGreaterThan(1);
  });

  test('says what stands in the nearest state, with the row of the feature that is missing', () => {
    expect(said).toEqual(
      expect.arrayContaining([expect.stringMatching(/TBI-WIN-004: .* needs A25/), expect.stringMatching(/needs D19/)]),
    );
  });

  test('takes the access of those who left after their last signature', () => {
    expect(site.site.services.directory.personByEmail('viktor.sandell@tarnbeck.example')).toMatchObject({
      active: false,
    });
  });
});
