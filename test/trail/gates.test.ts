/** Signatures against the gates that asked for them, across the records of an export. */
import { readFileSync } from 'node:fs';
import { documentTypeCodes } from '../../src/contract/document-types';
import { gateDigestOf } from '../../src/application/document-types/type-records';
import { builtInOf } from '../../src/domain/document-control/configuration/type-configuration';
import { type ApprovalRules, digestedRules, withoutReviews } from '../../src/domain/document-control/gate';
import { builtInGates } from '../../src/trail/built-in-gates';
import { canonicalJson, digestOfEntry, sha256Hex, type TrailEntry } from '../../src/trail/commit-entry';
import { writeExport } from '../../src/trail/export-file';
import { type ExportVerdict, verifyExport } from '../../src/trail/verify-export';

const about = { site: 'https://tarnbeck.example', scope: 'QMS', madeAt: '2026-11-22T09:00:00.000Z', madeBy: 'Elin' };

type Written = readonly [at: string, ...events: readonly object[]];
function stream(name: string, ...written: readonly Written[]): readonly TrailEntry[] {
  const entries: TrailEntry[] = [];
  for (const [index, [day, ...events]] of written.entries()) {
    const entry = {
      schema: 1 as const,
      stream: name,
      seq: index + 1,
      commandId: `command-${index}`,
      fingerprint: 'f',
      at: day.includes('T') ? day : `${day}T12:00:00.000Z`,
      actor: { kind: 'person' as const, accountId: 'idris', name: 'Idris Bello' },
      events: JSON.parse(JSON.stringify(events)) as unknown[],
      previous: entries.at(-1)?.digest ?? null,
    };
    entries.push({ ...entry, digest: digestOfEntry(entry) });
  }
  return entries;
}
const verdictOn = (...streams: readonly (readonly TrailEntry[])[]): ExportVerdict =>
  verifyExport(writeExport(about, streams.flat()));

const builtIn = builtInOf('PRO').approval;
const ofSite: ApprovalRules = { ...builtIn, separation: 'strict' };
const ofSpace: ApprovalRules = { ...builtIn, rejection: 'majority' };
const digestOf = ({ steps, ...rules }: ApprovalRules) => gateDigestOf(steps, rules);
const minorOf = (approval: ApprovalRules) => ({ ...approval, steps: withoutReviews(approval.steps) });

const settings = stream('setting:site', ['2026-01-01', { type: 'QualityManagerNamed' }]);
const changed = (approval: ApprovalRules | undefined) => ({
  type: 'ConfigurationChanged',
  to: approval === undefined ? { reviewMonths: 12 } : { approval },
});
const type = (...written: readonly Written[]) => stream('setting:type:PRO', ...written);

const registered = { type: 'DocumentRegistered', typeCode: 'PRO', spaceId: '77' };
function submitted(approval: ApprovalRules, more: object = {}) {
  const { steps: gate, ...rules } = approval;
  return {
    type: 'RevisionSubmitted',
    label: '1',
    submission: { gate, gateDigest: digestOf(approval), rules, ...more },
  };
}
const signedUnder = (gateDigest: string, more: object = {}) => ({
  type: 'StepSigned',
  signature: {
    signer: { accountId: 'callum', name: 'Callum Reid' },
    meaning: 'approved',
    signedAt: '2026-03-02T12:00:00.000Z',
    revisionLabel: '1',
    contentDigest: 'd'.repeat(64),
    gateDigest,
    ...more,
  },
});
/** Put under control, submitted and signed in March. */
const document = (submission: object, ...signatures: readonly object[]) =>
  stream('document:98312', ['2026-02-01', registered], ['2026-03-01', submission], ['2026-03-02', ...signatures]);
const round = (approval: ApprovalRules, more: object = {}) =>
  document(submitted(approval, more), signedUnder(digestOf(approval)));
const isRight = (signatures: number) => ({ ok: true, signatures });
const isWrong = (position: number, problem: string) => ({
  ok: false,
  stream: 'document:98312',
  position,
  problem: expect.stringContaining(problem) as unknown,
});

describe('the gates of a trail', () => {
  it('[RT-5] are those of the product where nobody configured the type, also as they were digested before types could be', () => {
    expect(verdictOn(settings, round(builtIn))).toMatchObject(isRight(1));
    const before = sha256Hex(canonicalJson(digestedRules(builtIn.steps, undefined)));
    const submission = submitted(builtIn, { rules: undefined, gateDigest: before });
    expect(verdictOn(settings, document(submission, signedUnder(before)))).toMatchObject(isRight(1));
  });

  it('[RT-5] are those of the nearest level that said something when the revision was submitted', () => {
    const site = type(['2026-02-10', changed(ofSite)], ['2026-04-01', changed(builtIn)]);
    const space = stream('setting:type:PRO:77', ['2026-02-20', changed(ofSpace)]);
    const silent = stream('setting:type:PRO:77', ['2026-02-20', changed(undefined)]);
    const other = stream('setting:type:PRO:78', ['2026-02-20', changed(ofSpace)]);
    expect(verdictOn(settings, site, round(ofSite))).toMatchObject(isRight(1));
    expect(verdictOn(settings, site, silent, other, round(ofSite))).toMatchObject(isRight(1));
    expect(verdictOn(settings, site, space, round(ofSpace))).toMatchObject(isRight(1));
    for (const wrong of [builtIn, ofSpace]) {
      expect(verdictOn(settings, site, round(wrong))).toMatchObject(isWrong(2, 'not in force for PRO'));
    }
    expect(verdictOn(settings, site, space, round(ofSite))).toMatchObject(isWrong(2, 'not in force for PRO'));
  });

  it('[RT-5] may be either of two where the configuration was changed while somebody submitted', () => {
    const site = type(['2026-03-01T12:00:05.000Z', changed(ofSite)]);
    expect(verdictOn(settings, site, round(ofSite))).toMatchObject(isRight(1));
    expect(verdictOn(settings, site, round(builtIn))).toMatchObject(isRight(1));
    expect(verdictOn(settings, site, round(ofSpace))).toMatchObject({ ok: false });
  });

  it('[RT-5] skip the reviews for a minor revision, are of the type assigned, and none for an emergency release', () => {
    expect(verdictOn(settings, round(minorOf(builtIn), { kind: 'minor' }))).toMatchObject(isRight(1));
    expect(verdictOn(settings, round(minorOf(builtIn)))).toMatchObject(isWrong(2, 'not in force'));
    const ofInstruction = builtInOf('WIN').approval;
    const assigned = stream(
      'document:98312',
      ['2026-02-01', registered, { type: 'GateAssigned', to: 'WIN' }],
      ['2026-03-01', submitted(ofInstruction)],
      ['2026-03-02', { type: 'GateAssigned', to: null }, { type: 'TypeAssigned', to: 'POL' }],
      ['2026-03-03', { type: 'WithdrawalProposed', gateDigest: digestOf(builtInOf('POL').approval) }],
      ['2026-03-04', { type: 'WithdrawalProposed', gateDigest: digestOf(ofInstruction) }],
    );
    expect(verdictOn(settings, assigned)).toMatchObject(isWrong(5, 'not in force for POL'));
    expect(verdictOn(settings, assigned.slice(0, 4))).toMatchObject(isRight(0));
    const none = sha256Hex(canonicalJson([]));
    const release = submitted(builtIn, { gate: [], rules: undefined, gateDigest: none, kind: 'emergency' });
    expect(verdictOn(settings, document(release, signedUnder(none)))).toMatchObject(isRight(1));
  });

  it('[RT-5] name the signature that stands on another gate, and a submission that is not what its digest says', () => {
    const other = document(submitted(builtIn), signedUnder(digestOf(builtIn)), signedUnder(digestOf(ofSite)));
    expect(verdictOn(settings, other)).toMatchObject(isWrong(3, 'Callum Reid (approved, revision 1)'));
    const unnamed = document(submitted(builtIn), signedUnder(''));
    expect(verdictOn(settings, unnamed)).toMatchObject(isWrong(3, 'Callum Reid'));
    const never = document({ type: 'PageBack' }, signedUnder(digestOf(builtIn)));
    expect(verdictOn(settings, never)).toMatchObject(isWrong(3, 'Callum Reid'));
    const forged = submitted(builtIn, { gate: builtIn.steps.slice(0, 1) });
    expect(verdictOn(settings, document(forged))).toMatchObject(isWrong(2, 'not what its digest says'));
    const { gateDigest: _left, ...bare } = signedUnder('').signature;
    const silent = document(submitted(builtIn), { type: 'StepSigned', signature: bare });
    expect(verdictOn(settings, silent)).toMatchObject(isWrong(3, 'does not say which gate'));
  });

  it('[RT-5] find a gate that was changed in the record of the type, with every digest of that record made anew', () => {
    expect(verdictOn(settings, type(['2026-02-10', changed(ofSite)]), round(ofSite))).toMatchObject(isRight(1));
    const easier = { ...ofSite, steps: ofSite.steps.map((step) => ({ ...step, role: 'reviewer' as const })) };
    const rewritten = type(['2026-02-10', changed(easier)]);
    expect(verdictOn(settings, rewritten, round(ofSite))).toMatchObject(isWrong(2, 'every signature of that round'));
    expect(verdictOn(settings, round(ofSite))).toMatchObject(isWrong(2, 'not in force for PRO'));
  });

  it('[RT-5] are not asked about a signature on a page that was not frozen, and not without any configuration', () => {
    const cancelled = document({ type: 'PageBack' }, signedUnder('', { contentDigest: '' }));
    expect(verdictOn(settings, cancelled)).toMatchObject(isRight(0));
    expect(verdictOn(round(ofSite))).toMatchObject({ ok: true, signatures: null });
  });

  it('[RT-5] that came with the product stand in the verifier and in its description, with those there were before', () => {
    const description = readFileSync('docs/trail-format.md', 'utf8');
    for (const code of documentTypeCodes) {
      const { approval } = builtInOf(code);
      const before = sha256Hex(canonicalJson(digestedRules(approval.steps, undefined)));
      expect(builtInGates[code]?.major).toEqual(expect.arrayContaining([digestOf(approval), before]));
      expect(builtInGates[code]?.minor).toContain(digestOf(minorOf(approval)));
      const known = [...(builtInGates[code]?.major ?? []), ...(builtInGates[code]?.minor ?? [])];
      const [row = ''] = description.split('\n').filter((line) => line.startsWith(`| ${code} |`));
      expect(known.filter((digest) => !row.includes(digest))).toEqual([]);
    }
  });
});
