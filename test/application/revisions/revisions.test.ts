/**
 * What an auditor asks of the history: rounds and revisions, their texts, what differs, what was in force on a day, and whether
 * the approved version is still what was signed.
 */
import type { AdfNode, BlockChange } from '../../../src/contract/redline';
import type { VerificationView } from '../../../src/contract/revision-answers';
import { createDocumentSite, type DocumentSite, newCommandId } from '../document-control/document-site';

let site: DocumentSite;
let pageId: string;
const dayInMilliseconds = 86_400_000;
const today = () => new Date(site.test.clock.now()).toISOString().slice(0, 10);
/** Day of the first approval, and a day before it. */
const days = { before: '', first: '', second: '' };

async function attach(name: string, bytes: string): Promise<void> {
  const file = new FormData();
  file.append('file', new Blob([bytes], { type: 'text/plain' }), name);
  const path = `/wiki/rest/api/content/${pageId}/child/attachment`;
  expect((await site.test.rest('luca', 'PUT', path, file)).status).toBe(200);
}

async function approve(): Promise<void> {
  expect((await site.approve('callum', pageId)).ok).toBe(true);
  expect((await site.approve('idris', pageId)).ok).toBe(true);
  await site.test.settle();
}

const verify = (revision: string): Promise<VerificationView> =>
  site.get('grace', 'document.verify', { pageId, revision });

function insertedText(change: BlockChange): string {
  const words = (node: AdfNode): string => node.text ?? (node.content ?? []).map(words).join('');
  if (change.change === 'inserted') return words(change.node);
  if (change.change !== 'edited') return '';
  if (change.content.kind === 'blocks') return change.content.blocks.map(insertedText).join('');
  if (change.content.kind === 'none') return '';
  return change.content.runs.map((run) => (run.change === 'inserted' ? run.nodes.map(words).join('') : '')).join('');
}

beforeAll(async () => {
  site = await createDocumentSite();
  // Twelve days of schedules every five minutes say nothing about revisions and take a minute and a half.
  site.test.site.platform.schedules.settings.isRunning = false;
  days.before = today();
  await site.test.advance(2 * dayInMilliseconds);
  pageId = site.addPage('Leak test');
  await site.register(pageId, 'PRO', { owner: site.id('callum') });
  await attach('gauge.txt', 'two bar');
  await site.test.settle();
  await site.submit('luca', pageId, 'First issue');
  const signing = await site.signing(pageId);
  await site.get('callum', 'document.reject', {
    ...signing,
    commandId: newCommandId(),
    comment: 'Say how long to wait.',
  });
  await site.edit('luca', pageId, ['Check the date of the buffer.', 'Wait 30 s at 2 bar.']);
  await site.test.settle();
  await site.submit('luca', pageId, 'Waiting time said');
  await approve();
  days.first = today();
  await site.test.advance(10 * dayInMilliseconds);
  await site.edit('luca', pageId, ['Check the date of the buffer.', 'Wait 60 s at 2 bar.']);
  await site.test.settle();
  await site.submit('luca', pageId, 'Longer wait');
  await approve();
  days.second = today();
});
afterAll(() => site.test.close());

describe('revisions of a document', () => {
  it('[RV-1] lists every round with what came of it, and when each revision was in force', async () => {
    const { revisions, lastSignedByMe } = await site.get('idris', 'document.revisions', { pageId });
    expect(revisions.map(({ label, standing, supersededBy }) => ({ label, standing, supersededBy }))).toEqual([
      { label: '2', standing: 'inForce', supersededBy: null },
      { label: '1', standing: 'superseded', supersededBy: '2' },
    ]);
    expect(revisions[1]?.rounds).toMatchObject([
      {
        round: 2,
        outcome: 'approved',
        reason: 'Waiting time said',
        signatures: [{ meaning: 'author' }, { meaning: 'reviewed' }, { meaning: 'approved' }],
      },
      {
        round: 1,
        outcome: 'rejected',
        endedBy: { name: 'Callum Reid' },
        why: 'Say how long to wait.',
        signatures: [{ meaning: 'author' }, { meaning: 'rejected' }],
      },
    ]);
    expect(revisions[1]?.inForceUntil).toBe(revisions[0]?.inForceFrom);
    expect(lastSignedByMe).toBe('2');
    expect((await site.get('grace', 'document.revisions', { pageId })).lastSignedByMe).toBeNull();
  });

  it('[RV-2] says what was in force on a day, by the record', async () => {
    const on = async (day: string) => {
      const request = { spaceId: site.spaceId, on: day };
      const { rows } = await site.test
        .invoke<{
          answer: {
            rows: readonly { number: string; revisionLabel: string; approvers: readonly { name: string }[] }[];
          };
        }>('quality-space', 'space.registerAsOf', request, { as: 'grace', spaceId: site.spaceId })
        .then(({ answer }) => answer);
      return rows.map(({ number, revisionLabel }) => `${number} ${revisionLabel}`);
    };
    await site.test.advance(60_000);
    expect(await on(days.before)).toEqual([]);
    expect(await on(days.first)).toEqual(['TBI-PRO-001 1']);
    expect(await on(days.second)).toEqual(['TBI-PRO-001 2']);
    expect(await on('2099-01-01')).toEqual(['TBI-PRO-001 2']);
  });

  it('[RV-3] reads the text of a superseded revision, marked as such', async () => {
    const text = await site.get('grace', 'document.revisionText', { pageId, revision: '1' });
    expect(text).toMatchObject({ standing: 'superseded', revisionLabel: '1', attachments: [{ title: 'gauge.txt' }] });
    expect(JSON.stringify(text.body)).toContain('Wait 30 s');
    expect(text.inForceUntil).not.toBeNull();
  });

  it('[RV-3] refuses a revision that is not there', async () => {
    const refusal = await site.refusal('grace', 'document.revisionText', { pageId, revision: '9' });
    expect(refusal).toMatchObject({ code: 'revisionUnknown', rule: 'RV-3', details: { revision: '9' } });
  });

  it('[RV-4] shows what differs between two revisions', async () => {
    const { redline } = await site.get('grace', 'document.redline', { pageId, before: '1', after: '2' });
    expect(redline.differences).toMatchObject([{ kind: 'replaced', excerpt: '30 → 60' }]);
    expect(insertedText(redline.body)).toBe('60');
  });

  it('[RV-4] shows what differs between a revision and the page as it is now', async () => {
    const { redline } = await site.get('grace', 'document.redline', { pageId, before: '2', after: 'draft' });
    expect(redline.differences).toEqual([]);
  });

  it('[RV-5] finds the approved version unchanged, file included, also of a superseded revision', async () => {
    for (const revision of ['1', '2']) {
      const found = await verify(revision);
      expect(found.verdict).toBe('unchanged');
      expect(found.parts).toEqual([
        { part: 'record', name: null, result: 'same' },
        { part: 'title', name: null, result: 'same' },
        { part: 'body', name: null, result: 'same' },
        { part: 'attachment', name: 'gauge.txt', result: 'same' },
      ]);
    }
  });

  it('[RV-5] still finds the approved bytes of a file that was replaced afterwards', async () => {
    await attach('gauge.txt', 'three bar');
    expect((await verify('2')).verdict).toBe('unchanged');
  });

  it('[RV-6] finds the approved version by its creation time after Confluence renumbered versions', async () => {
    const before = await verify('2');
    const gone = await site.test.rest('luca', 'DELETE', `/wiki/rest/api/content/${pageId}/version/1`);
    expect(gone.status).toBe(204);
    const found = await verify('2');
    expect(found).toMatchObject({ verdict: 'unchanged', signedAsVersion: before.signedAsVersion });
    expect(found.pageVersion).toBe(before.signedAsVersion - 1);
  });

  it('[RV-5] says when the approved version or file is gone, and when the page is not theirs', async () => {
    const { pageVersion } = await verify('1');
    const path = `/wiki/rest/api/content/${pageId}/version/${pageVersion ?? 0}`;
    expect((await site.test.rest('luca', 'DELETE', path)).status).toBe(204);
    expect(await verify('1')).toMatchObject({ verdict: 'versionGone', pageVersion: null });
    const listed = await site.test.rest<{ results: readonly { id: string }[] }>(
      'luca',
      'GET',
      `/wiki/api/v2/pages/${pageId}/attachments`,
    );
    await site.test.rest('luca', 'DELETE', `/wiki/api/v2/attachments/${listed.body.results[0]?.id ?? ''}`);
    const found = await verify('2');
    expect(found.verdict).toBe('differs');
    expect(found.parts).toContainEqual({ part: 'attachment', name: 'gauge.txt', result: 'notThere' });
    expect(await site.refusal('grace', 'document.verify', { pageId: '999999', revision: '1' })).toMatchObject({
      code: 'notFound',
    });
  });
});
