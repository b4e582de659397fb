import type { NonconformityView } from '../../../src/contract/nonconformity-answers';
import { canonicalJson, sha256Hex } from '../../../src/trail/commit-entry';
import { createQualitySite, type PersonKey, type QualitySite } from '../quality-site';

describe('the life of a nonconformity', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite();
  });
  afterAll(() => site.test.close());

  const findings = {
    origin: 'process',
    process: 'On-site calibration',
    requirement: 'Work instruction, step 3',
    evidence: 'Label of the bottle',
    severity: 'critical',
  } as const;
  async function reported(by: PersonKey = 'aoife', pageId = site.pageId): Promise<NonconformityView> {
    const request = { commandId: site.newCommandId(), pageId, what: 'Expired buffer', where: 'Basin 3' };
    const answer = await site.get(by, 'document', 'nonconformity.report', request);
    if (answer.kind === 'issueRefused') throw new Error(answer.because);
    return answer.nonconformity;
  }
  const on = (record: NonconformityView) => ({
    commandId: site.newCommandId(),
    nonconformityId: record.nonconformityId,
  });
  const accepted = async () => {
    const record = await reported();
    return site.get('idris', 'space', 'nonconformity.accept', { ...on(record), ...findings });
  };
  const planned = async () =>
    site.get('idris', 'space', 'nonconformity.planCorrection', {
      ...on(await accepted()),
      correction: 'Recall the certificates',
      owner: site.test.people['tomasz'],
      dueOn: '2026-01-09',
    });

  it('[NC-3, NC-4, NC-5, NC-6, NC-7] runs from report to signed closure, and offers each person what they may do', async () => {
    const record = await planned();
    expect(record).toMatchObject({
      state: 'accepted',
      acceptance: { ...findings, by: { name: 'Idris Bello' } },
      corrections: [{ correctionNumber: 1, owner: { name: 'Tomasz Wrona' }, completedAt: null }],
      deeds: ['planCorrection', 'completeCorrection'],
    });
    await site.test.settle();
    const work = await site.get('tomasz', 'space', 'space.myWork', {});
    expect(work.items).toContainEqual(
      expect.objectContaining({ kind: 'correction', nonconformityId: record.nonconformityId, dueOn: '2026-01-09' }),
    );

    const done = await site.get('tomasz', 'space', 'nonconformity.completeCorrection', {
      ...on(record),
      correctionNumber: 1,
      outcome: 'All four are back',
    });
    expect(done.deeds).toEqual([]);
    const closed = await site.get('idris', 'issue', 'nonconformity.close', {
      ...on(record),
      correctiveActionNeeded: true,
      reason: 'It happened before',
      confirmed: true,
    });
    expect(closed).toMatchObject({
      state: 'closed',
      deeds: [],
      closure: {
        signer: { name: 'Idris Bello' },
        meaning: 'closed',
        correctiveActionNeeded: true,
        contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    await site.test.settle();
    const left = await site.get('tomasz', 'space', 'space.myWork', {});
    expect(left.items.filter((item) => item.nonconformityId === record.nonconformityId)).toEqual([]);
    const property = await site.test.rest(
      'aoife',
      'GET',
      `/rest/api/3/issue/${record.issue.key}/properties/plumbline.nonconformity`,
    );
    expect(property.body).toMatchObject({ value: { state: 'closed' } });
  });

  it('[NC-6] refuses to close with an open correction, without one, and without acceptance', async () => {
    const answer = { correctiveActionNeeded: false, reason: 'Isolated', confirmed: true } as const;
    const open = await site.refusal('idris', 'space', 'nonconformity.close', { ...on(await planned()), ...answer });
    expect(open).toMatchObject({ code: 'correctionOpen', rule: 'NC-6', details: { open: ['1'] } });
    const none = await site.refusal('idris', 'space', 'nonconformity.close', { ...on(await accepted()), ...answer });
    expect(none).toMatchObject({ code: 'noCorrection', rule: 'NC-6' });
    const early = await site.refusal('idris', 'space', 'nonconformity.close', { ...on(await reported()), ...answer });
    expect(early).toMatchObject({ code: 'wrongState', rule: 'NC-6' });
  });

  it('[NC-7] refuses to sign without explicit confirmation', async () => {
    const refusal = await site.refusal('idris', 'space', 'nonconformity.close', {
      ...on(await planned()),
      correctiveActionNeeded: false,
      reason: 'Isolated',
      confirmed: false,
    });
    expect(refusal).toMatchObject({ code: 'badInput', details: { field: 'confirmed' } });
  });

  it('[NC-5] lets nobody but the owner or a quality manager complete a correction', async () => {
    const request = { ...on(await planned()), correctionNumber: 1, outcome: 'Done' };
    const other = await site.refusal('aoife', 'space', 'nonconformity.completeCorrection', request);
    expect(other).toMatchObject({ code: 'notCorrectionOwner', rule: 'NC-5' });
    const mine = await site.get('tomasz', 'space', 'nonconformity.completeCorrection', {
      ...request,
      commandId: site.newCommandId(),
    });
    expect(mine.corrections[0]?.completedAt).not.toBeNull();
  });

  it('[NC-15] refuses acceptance, rejection, planning and closing by anybody but a quality manager', async () => {
    const record = await reported();
    const accept = await site.refusal('aoife', 'space', 'nonconformity.accept', { ...on(record), ...findings });
    expect(accept).toMatchObject({ code: 'notPermitted', rule: 'NC-15' });
    const reject = await site.refusal('ben', 'space', 'nonconformity.reject', { ...on(record), reason: 'No' });
    expect(reject).toMatchObject({ code: 'notPermitted', rule: 'NC-15' });
  });

  it('[NC-4] refuses a correction for somebody who is not there', async () => {
    const record = await accepted();
    const refusal = await site.refusal('idris', 'space', 'nonconformity.planCorrection', {
      ...on(record),
      correction: 'Recall',
      owner: '712020:nobody',
      dueOn: '2026-01-09',
    });
    expect(refusal).toMatchObject({ code: 'unknownPerson', rule: 'NC-4' });
  });

  it('lets one of two quality decisions win and refuses the other', async () => {
    const record = await reported();
    const [accept, reject] = await Promise.all([
      site.ask('idris', 'space', 'nonconformity.accept', { ...on(record), ...findings }),
      site.ask('idris', 'space', 'nonconformity.reject', { ...on(record), reason: 'As specified' }),
    ]);
    expect([accept.ok, reject.ok].filter(Boolean)).toHaveLength(1);
    const refused = accept.ok ? reject : accept;
    expect(refused).toMatchObject({ refusal: { code: 'wrongState', rule: 'NC-3' } });
  });

  it('answers a command that arrives twice with its first outcome', async () => {
    const record = await reported();
    const request = { ...on(record), ...findings };
    const first = await site.get('idris', 'space', 'nonconformity.accept', request);
    expect(await site.get('idris', 'space', 'nonconformity.accept', request)).toEqual(first);
  });

  it('[NC-14] shows a record on a restricted page to its party and the quality right, and to nobody else', async () => {
    const pageId = site.addPage('Restricted later');
    const record = await reported('aoife', pageId);
    await site.restrict(pageId, 'tomasz');
    const request = { nonconformityId: record.nonconformityId };
    const hidden = await site.refusal('hana', 'space', 'nonconformity.view', request);
    const absent = await site.refusal('hana', 'space', 'nonconformity.view', { nonconformityId: site.newCommandId() });
    expect(hidden).toEqual(absent);
    for (const person of ['aoife', 'tomasz', 'idris', 'ben'] as const) {
      expect((await site.get(person, 'space', 'nonconformity.view', request)).number).toBe(record.number);
    }
    await site.test.settle();
    const seenBy = async (person: PersonKey) =>
      (await site.get(person, 'space', 'nonconformity.ofSpace', { spaceId: site.spaceId })).rows.map(
        (row) => row.number,
      );
    expect(await seenBy('hana')).not.toContain(record.number);
    expect(await seenBy('ben')).toContain(record.number);
  });

  it('[NC-7] signs a digest that an outsider can recompute from the record', async () => {
    const record = await planned();
    const done = await site.get('idris', 'space', 'nonconformity.completeCorrection', {
      ...on(record),
      correctionNumber: 1,
      outcome: 'Done',
    });
    const closed = await site.get('idris', 'space', 'nonconformity.close', {
      ...on(record),
      correctiveActionNeeded: false,
      reason: 'Isolated',
      confirmed: true,
    });
    const { number, what, where, reporter, reportedAt, pageId, spaceId, documentNumber, revisionLabel } = done;
    const corrections = done.corrections.map(({ completedAt, outcome, ...planned }) => ({
      state: 'completed',
      ...planned,
      completedAt,
      completedBy: closed.closure?.signer,
      outcome,
    }));
    const canonical = {
      format: 'plumbline-nonconformity/1',
      ...{ number, what, where, reporter, reportedAt, pageId, spaceId, documentNumber, revisionLabel },
      acceptance: done.acceptance,
      corrections,
    };
    expect(closed.closure?.contentDigest).toBe(sha256Hex(canonicalJson(canonical)));
  });
});
