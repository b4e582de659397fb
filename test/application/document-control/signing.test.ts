/** Signing on the local site: who may, what is compared, and what happens to a round when the page changes. */
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, inWork, newCommandId } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const first = ['Check the date of the buffer.', 'Rinse the probe.'];
async function inReview(typeCode = 'PRO', title = `Document ${newCommandId()}`): Promise<string> {
  const pageId = site.addPage(title, 'luca', ...first);
  await site.register(pageId, typeCode, { owner: site.id('callum') });
  await site.submit('luca', pageId);
  return pageId;
}

describe('who may sign', () => {
  it('[AG-4] refuses somebody who is not asked', async () => {
    const pageId = await inReview();
    expect(await site.approve('grace', pageId)).toMatchObject({
      ok: false,
      refusal: { code: 'notAsked', rule: 'AG-4' },
    });
  });

  it('[AG-6, AG-7] refuses a contributor proven from the page versions, and says so before', async () => {
    const pageId = site.addPage('Work instruction with help', 'luca', ...first);
    await site.register(pageId, 'WIN');
    await site.edit('callum', pageId, [...first, 'Dry the probe.']);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.steps[0]).toMatchObject({
      asked: [{ name: 'Tomasz Wrona' }],
      excluded: [{ person: { name: 'Callum Reid' }, because: 'has edits in this text' }],
    });
    await site.submit('luca', pageId);
    expect((await site.view('callum', pageId)).mySteps).toMatchObject([
      { refusedBecause: expect.stringContaining('Parts of this text are yours') as string },
    ]);
    expect(await site.approve('callum', pageId)).toMatchObject({
      ok: false,
      refusal: { code: 'approverContributed', rule: 'AG-6', details: { versions: ['2'] } },
    });
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history.entries.at(-1)).toMatchObject({
      kind: 'SigningRefused',
      text: expect.stringContaining('Callum Reid') as string,
    });
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true, answer: { life: 'inForce' } });
  });

  it('[AG-6] lets somebody approve whose edit was undone', async () => {
    const pageId = site.addPage('Work instruction undone', 'luca', ...first);
    await site.register(pageId, 'WIN');
    await site.edit('callum', pageId, [...first, 'Throw the probe.']);
    await site.edit('luca', pageId, first);
    await site.submit('luca', pageId);
    expect(await site.approve('callum', pageId)).toMatchObject({ ok: true, answer: { life: 'inForce' } });
  });

  it('[AG-5] refuses the author', async () => {
    const pageId = site.addPage('By the process owner', 'luca', ...first);
    await site.register(pageId, 'WIN');
    await site.submit('callum', pageId);
    expect(await site.approve('callum', pageId)).toMatchObject({ ok: false, refusal: { code: 'approverIsAuthor' } });
  });

  it('[AG-3, AG-2] asks two reviewers and then both approvers of a manual', async () => {
    const pageId = await inReview('MAN');
    expect(await site.approve('maren', pageId, 'approve-2-topManagement')).toMatchObject({
      refusal: { code: 'stepNotOpen' },
    });
    await site.approve('grace', pageId);
    expect(await site.approve('grace', pageId)).toMatchObject({ refusal: { code: 'alreadySigned' } });
    await site.approve('hana', pageId);
    await site.approve('idris', pageId, 'approve-2-qualityManager');
    expect(await site.approve('maren', pageId, 'approve-2-topManagement')).toMatchObject({
      ok: true,
      answer: { life: 'inForce', effective: { signatures: { length: 5 } } },
    });
  });
});

describe('what is signed', () => {
  it('[SG-4] refuses what another round or version showed', async () => {
    const pageId = await inReview();
    const seen = await site.signing(pageId);
    expect(await site.refusal('callum', 'document.approve', { ...seen, round: 2 })).toMatchObject({
      code: 'changedMeanwhile',
    });
    expect(await site.refusal('callum', 'document.approve', { ...seen, pageVersion: 9 })).toMatchObject({
      code: 'pageVersionStale',
    });
  });

  it('[SG-3, DC-9] refuses after an edit although no event arrived, and sends the round back', async () => {
    const pageId = await inReview();
    const seen = await site.signing(pageId);
    await site.edit('grace', pageId, ['Something else.']);
    expect(await site.refusal('callum', 'document.approve', seen)).toMatchObject({
      code: 'contentChanged',
      rule: 'SG-3',
      details: { by: 'Grace Okafor' },
    });
    const work = inWork(await site.view('luca', pageId));
    expect(work).toMatchObject({
      state: 'draft',
      round: 2,
      returned: { kind: 'contentChanged', by: { name: 'Grace Okafor' } },
    });
    expect(work.returned?.why).toBe('The text changed in page version 2.');
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId)).round).toBe(2);
  });

  it('[SG-3, DC-19] signs nothing when the page is closed to the signer between two reads', async () => {
    const pageId = await inReview();
    const seen = await site.signing(pageId);
    site.test.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 50 });
    await site.edit('grace', pageId, ['Something else.']);
    await site.test.settle();
    site.test.faults.clear();
    const { confluence } = site.test.site;
    const answer = confluence.fetch.bind(confluence);
    let isClosed = false;
    confluence.fetch = async (request, call) => {
      if (!isClosed && request.url.includes('body-format')) {
        isClosed = true;
        const user = [{ type: 'known', accountId: site.id('luca') }];
        await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
          { operation: 'read', restrictions: { user } },
        ]);
      }
      return answer(request, call);
    };
    try {
      expect(await site.refusal('callum', 'document.approve', seen)).toEqual({ code: 'notFound' });
    } finally {
      confluence.fetch = answer;
    }
    expect(isClosed).toBe(true);
    expect(inWork(await site.view('luca', pageId)).signatures).toMatchObject([{ meaning: 'author' }]);
  });

  it('[DC-9] sends a round back when an attachment is swapped, and carries no signature forward', async () => {
    const pageId = await inReview();
    await site.approve('callum', pageId);
    await site.test.advance(60_000);
    const file = new FormData();
    file.append('file', new Blob(['bytes']), 'plan.txt');
    const answer = await site.test.rest('grace', 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
    expect(answer.status).toBe(200);
    await site.test.settle();
    const work = inWork(await site.view('luca', pageId));
    expect(work).toMatchObject({
      state: 'draft',
      round: 2,
      signatures: [],
      returned: { by: { name: 'Grace Okafor' } },
    });
    expect(work.returned?.why).toContain('plan.txt');
    const resubmitted = await site.submit('luca', pageId, 'With the plan');
    expect(inWork(resubmitted)).toMatchObject({ state: 'inReview', round: 2 });
    await site.approve('callum', pageId);
    await site.approve('idris', pageId);
    const text = await site.get('luca', 'document.effectiveText', { pageId });
    expect(text.attachments).toMatchObject([
      { title: 'plan.txt', size: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
  });

  it('[DC-10] takes no notice of an edit that was undone', async () => {
    const pageId = await inReview();
    await site.edit('grace', pageId, ['Something else.']);
    await site.edit('grace', pageId, first, { afterMilliseconds: 0 });
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ state: 'inReview', round: 1 });
    expect(await site.approve('callum', pageId)).toMatchObject({ ok: true });
    expect(await site.approve('idris', pageId)).toMatchObject({ ok: true, answer: { unchangedSinceApproval: true } });
  });

  it('[DC-6] sends the round back when the page changes while it is prepared', async () => {
    const pageId = site.addPage('Edited while prepared', 'luca', ...first);
    await site.register(pageId, 'PRO');
    await site.get('luca', 'document.submit', {
      commandId: newCommandId(),
      pageId,
      pageVersion: 1,
      reason: 'First issue',
      confirmed: true,
    });
    await site.edit('grace', pageId, ['Something else.']);
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId))).toMatchObject({
      state: 'draft',
      returned: { kind: 'contentChanged', by: { name: 'Grace Okafor' } },
    });
  });

  it('[AG-8] returns a rejected round with the comment, and the author finds it in their work', async () => {
    const pageId = await inReview();
    const seen = await site.signing(pageId);
    const rejected = await site.get('callum', 'document.reject', { ...seen, comment: 'Step 2 cannot be done' });
    expect(rejected).toMatchObject({
      work: {
        state: 'draft',
        returned: { kind: 'rejected', why: 'Step 2 cannot be done' },
        reason: expect.stringMatching(/\S/) as string,
      },
    });
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history.entries.at(-1)).toMatchObject({
      signature: { meaning: 'rejected', comment: 'Step 2 cannot be done' },
    });
  });

  it('[DC-11] lets the author recall and nobody else', async () => {
    const pageId = await inReview();
    const recall = { pageId, round: 1, reason: 'A table is missing', confirmed: true };
    expect(await site.refusal('grace', 'document.recall', { ...recall, commandId: newCommandId() })).toMatchObject({
      code: 'notTheAuthor',
    });
    expect(await site.get('luca', 'document.recall', { ...recall, commandId: newCommandId() })).toMatchObject({
      work: { state: 'draft', round: 2, returned: { kind: 'recalled' } },
    });
  });

  it('[SG-5] says when bytes could not be digested, and binds to the file id instead', async () => {
    const { confluence, platform } = site.test.site;
    confluence.setForgeFollowsDownloads(false);
    platform.settings.followsRedirects = false;
    try {
      const pageId = site.addPage('With a file elsewhere', 'luca', ...first);
      const file = new FormData();
      file.append('file', new Blob(['bytes']), 'plan.txt');
      await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
      await site.register(pageId, 'WIN');
      const submitted = await site.submit('luca', pageId);
      expect(submitted.notices.join()).toContain('Bytes not digested: plan.txt');
      expect(await site.approve('callum', pageId)).toMatchObject({ ok: true });
    } finally {
      confluence.setForgeFollowsDownloads(true);
      platform.settings.followsRedirects = true;
    }
  });
});

describe('a round nobody could approve', () => {
  it('[AG-10] is refused at submit when the preview shows it, and only the refusal is written', async () => {
    const pageId = site.addPage('Written by every process owner', 'callum', ...first);
    await site.register(pageId, 'WIN');
    await site.edit('tomasz', pageId, [...first, 'Dry the probe.']);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.obstacles).toEqual([
      '“Approval by a process owner” needs one person who may sign, and there is nobody. Left out: Callum Reid has edits in this text; Tomasz Wrona has edits in this text.',
    ]);
    const submit = { commandId: newCommandId(), pageId, pageVersion: 2, reason: 'First issue', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({
      code: 'stepHasNobodyEligible',
      rule: 'AG-10',
      details: {
        steps: ['Approval by a process owner'],
        leftOut: ['Callum Reid has edits in this text', 'Tomasz Wrona has edits in this text'],
      },
    });
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.map((entry) => entry.kind)).toEqual(['DocumentRegistered', 'RevisionOpened', 'SubmissionRefused']);
  });
  it('[AG-10] is not feared when an edit was undone: the texts decide, not the versions', async () => {
    const pageId = site.addPage('Undone by the other', 'callum', ...first);
    await site.register(pageId, 'WIN');
    await site.edit('tomasz', pageId, [...first, 'Throw the probe.']);
    await site.edit('callum', pageId, first);
    expect(inWork(await site.submit('luca', pageId))).toMatchObject({ state: 'inReview' });
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true });
  });
  it('[AG-11] goes back to its author when the last one who could approve lost the role meanwhile', async () => {
    const pageId = site.addPage('Prepared without an approver', 'callum', ...first);
    await site.register(pageId, 'WIN');
    await site.get('luca', 'document.submit', {
      commandId: newCommandId(),
      pageId,
      pageVersion: 1,
      reason: 'First issue',
      confirmed: true,
    });
    const { directory } = site.test.site.services;
    const group = directory.groups().find((one) => one.name === 'process-owners')?.id ?? '';
    directory.removeMember(group, site.id('tomasz'));
    try {
      await site.test.settle();
    } finally {
      directory.addMember(group, site.id('tomasz'));
    }
    const why =
      '“Approval by a process owner” needs one person who may sign, and there is nobody. Left out: Callum Reid has edits in this text.';
    expect(inWork(await site.view('luca', pageId))).toMatchObject({
      state: 'draft',
      round: 2,
      returned: { kind: 'nobodyEligible', by: null, why },
    });
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history.entries.at(-1)).toMatchObject({ kind: 'RoundNotOpened', reason: why });
    await site.test.settle();
    const work = await site.test.invoke<WireAnswer<'space.myWork'>>(
      'quality-space',
      'space.myWork',
      {},
      {
        as: 'luca',
        spaceId: site.spaceId,
      },
    );
    expect(work).toMatchObject({ ok: true });
    expect(work.ok ? work.answer.items : []).toContainEqual(
      expect.objectContaining({ kind: 'returned', pageId, detail: `Rev 1 could not go into review: ${why}` }),
    );
  });
});
