/**
 * The report of a thousand documents and a thousand nonconformities with the platform's quotas on. The streams are written
 * straight into storage, because playing the commands for them would take an hour.
 */
import { PRIMARY_INSTALLATION } from '../../../local-site/platform/installation';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { NonconformityEvent } from '../../../src/domain/nonconformity/events';
import type { PageId, SpaceId } from '../../../src/kernel/ids';
import { commitRow, type Head, nextHeadRow, type StreamType, seal } from '../../../src/application/stream';
import { documentType } from '../../../src/application/document-control/document-stream';
import { nonconformityType } from '../../../src/application/nonconformity/nonconformity-stream';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { digestedRules } from '../../../src/domain/document-control/gate';
import { canonicalJson, sha256Hex } from '../../../src/trail/commit-entry';
import { verifyExport } from '../../../src/trail/verify-export';
import { inForce } from '../../domain/document-control/given';
import { accepted, closed, completed, planned, raisedAlone } from '../../domain/nonconformity/given';
import { createQualitySite, type QualitySite } from '../quality-site';

const howMany = 1_000;
/** As submissions were digested that froze no rules beside the steps. */
const gateDigest = sha256Hex(canonicalJson(digestedRules(documentTypes.PRO.gate, undefined)));

describe('a report of a thousand documents and a thousand nonconformities', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite();
    seed();
    await site.test.advance(60_000);
    // The pages of these documents are not there, and the daily look at them would put that on a thousand records.
    site.test.site.platform.schedules.settings.isRunning = false;
    site.test.site.platform.storage.settings.enforcesRates = true;
  }, 600_000);
  afterAll(() => site.test.close());

  function put(entityName: string, key: string, value: unknown): void {
    const { storage } = site.test.site.platform;
    const answer = storage.handle(PRIMARY_INSTALLATION.id, '/api/v1/entity/set', { entityName, key, value });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  function seedStream<State, Event>(type: StreamType<State, Event>, name: string, commits: readonly Event[][]): void {
    let head: Head<State> = { seq: 0, state: type.initial, lastDigest: null, recent: [] };
    for (const [index, events] of commits.entries()) {
      const entry = seal({
        schema: 1,
        stream: name,
        seq: index + 1,
        commandId: `01KB2R5T8W${sha256Hex(`${name} ${index}`).slice(0, 16).toUpperCase()}`,
        fingerprint: sha256Hex(name),
        at: '2026-01-06T08:00:00.000Z',
        actor: { kind: 'person', accountId: 'idris', name: 'Idris Bello' },
        events: JSON.parse(JSON.stringify(events)) as unknown[],
        answer: { ok: true, value: null },
        previous: head.lastDigest,
      });
      const row = nextHeadRow(type, head, entry);
      put('commit', `${name}#${String(entry.seq).padStart(10, '0')}`, commitRow(entry));
      if (index === commits.length - 1) put('head', name, row);
      head = { seq: entry.seq, ...(row.body as Omit<Head<State>, 'seq'>) };
    }
  }

  function seed(): void {
    for (let index = 1; index <= howMany; index += 1) {
      const number = `TBI-PRO-${String(index).padStart(4, '0')}`;
      const pageId = String(5_000_000 + index) as PageId;
      const spaceId = site.spaceId as SpaceId;
      const events = inForce.map(
        (event): DocumentEvent =>
          event.type === 'DocumentRegistered'
            ? { ...event, number, pageId, spaceId, title: `Procedure ${index}: how it is done` }
            : event,
      );
      const commits = [events.slice(0, 2), ...events.slice(2, -2).map((event) => [event]), events.slice(-2)];
      const told = JSON.stringify(commits).replaceAll('g'.repeat(64), gateDigest);
      seedStream(documentType, `document:${pageId}`, JSON.parse(told) as DocumentEvent[][]);
      const raised = { ...raisedAlone, number: `NC-2026-${String(index).padStart(4, '0')}`, pageId, spaceId };
      const all: NonconformityEvent[] = [raised, accepted, planned, completed, closed];
      const id = `01KB2R5T8W${String(index).padStart(16, '0')}`;
      const part = index % 2 === 0 ? all : all.slice(0, 3);
      seedStream(
        nonconformityType,
        `nonconformity:${id}`,
        part.map((event) => [event]),
      );
    }
  }

  it('[RP-9] is finished without meeting a limit, in its own time', async () => {
    const startedAt = site.test.clock.now();
    const { jobId } = await site.get('idris', 'space', 'report.start', {
      commandId: site.newCommandId(),
      spaceId: site.spaceId,
      from: '2026-01-01',
      to: '2026-12-31',
    });
    await site.test.settle();
    const minutes = (site.test.clock.now() - startedAt) / 60_000;
    const report = await site.get('idris', 'space', 'report.status', { jobId });
    expect(report).toMatchObject({ state: 'done', failure: null });
    const refused = site.test.wireLog.calls().filter((call) => call.status === 429);
    expect(refused).toEqual([]);
    expect(minutes).toBeLessThan(60);
    const trail = report.files.find((file) => file.name === 'trail.jsonl');
    const parts: Buffer[] = [];
    for (let part = 0; part < (trail?.parts ?? 0); part += 1) {
      // A person's browser reads the parts one after the other; here they would all fall into one minute.
      await site.test.advance(1_000);
      const answer = await site.get('idris', 'space', 'report.download', { jobId, file: 'trail.jsonl', part });
      parts.push(Buffer.from(answer.bytes, 'base64'));
    }
    expect(verifyExport(Buffer.concat(parts).toString('utf8'))).toMatchObject({
      ok: true,
      streams: 2 * howMany + 1,
      signatures: 3 * howMany,
    });
  }, 600_000);
});
