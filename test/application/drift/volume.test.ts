/**
 * A pass over a thousand documents on which nothing happened: what it costs, that it stays within the site's share of an hour, and
 * that a run that died half way is resumed. The streams are written straight into storage.
 */
import { PRIMARY_INSTALLATION } from '../../../local-site/platform/installation';
import { documentType } from '../../../src/application/document-control/document-stream';
import { listingDigestOf } from '../../../src/application/document-control/page-content';
import { pointsAnHour } from '../../../src/application/drift/rest-points';
import { commitRow, type Head, nextHeadRow, seal } from '../../../src/application/stream';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { PagePlace } from '../../../src/domain/document-control/page-place';
import type { PageId, SpaceId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { canonicalJson, sha256Hex } from '../../../src/trail/commit-entry';
import { inForce } from '../../domain/document-control/given';
import { createDocumentSite, type DocumentSite } from '../document-control/document-site';

const howMany = 1_000;
const fiveMinutes = 300_000;

describe('a pass over a thousand documents', () => {
  let site: DocumentSite;
  beforeAll(async () => {
    site = await createDocumentSite();
    site.test.site.platform.schedules.settings.isRunning = false;
    for (let index = 1; index <= howMany; index += 1) await seed(index);
    await site.test.advance(60_000);
  }, 600_000);
  afterAll(() => site.test.close());

  function put(entityName: string, key: string, value: unknown): void {
    const { storage } = site.test.site.platform;
    const answer = storage.handle(PRIMARY_INSTALLATION.id, '/api/v1/entity/set', { entityName, key, value });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  async function seed(index: number): Promise<void> {
    const pageId = site.addPage(`Procedure ${index}`) as PageId;
    const path = `/wiki/api/v2/pages/${pageId}`;
    const { createdAt } = (await site.test.rest<{ version: { createdAt: Instant } }>('luca', 'GET', path)).body.version;
    const { homepageId } = site.test.site.confluence.spaceByKey('QUAL') ?? {};
    const place: PagePlace = {
      parent: { pageId: String(homepageId), title: 'Quality' },
      labels: [],
      restrictions: {
        says: 'nobody restricted',
        digest: sha256Hex(
          canonicalJson([
            ['view', [], []],
            ['edit', [], []],
          ]),
        ),
      },
    };
    const number = `TBI-PRO-${String(index).padStart(4, '0')}`;
    const events = inForce.map((event): DocumentEvent => {
      switch (event.type) {
        case 'DocumentRegistered':
          return { ...event, number, pageId, spaceId: site.spaceId as SpaceId };
        case 'RevisionSubmitted':
          return { ...event, submission: { ...event.submission, page: { number: 1, createdAt } } };
        case 'RoundOpened':
          return { ...event, place, content: { ...event.content, listingDigest: listingDigestOf([]) } };
        default:
          return event;
      }
    });
    const head: Head<typeof documentType.initial> = {
      seq: 0,
      state: documentType.initial,
      lastDigest: null,
      recent: [],
    };
    const stream = `document:${pageId}`;
    const entry = seal({
      schema: 1,
      stream,
      seq: 1,
      commandId: `01KB2R5T8W${String(index).padStart(16, '0')}`,
      fingerprint: sha256Hex(stream),
      at: createdAt,
      actor: { kind: 'person', accountId: 'idris', name: 'Idris Bello' },
      events: JSON.parse(JSON.stringify(events)) as unknown[],
      answer: { ok: true, value: null },
      previous: null,
    });
    put('commit', `${stream}#0000000001`, commitRow(entry));
    put('head', stream, nextHeadRow(documentType, head, entry));
  }

  const scan = async () => (await site.get('idris', 'settings.view', {})).driftScan;
  const runSchedule = () => site.test.site.platform.schedules.runNow('reconciler');
  const spent = () => site.test.site.platform.rates.report().points.used;

  it('[DR-1, DR-7] is resumed after a run that died, stays within its share, and costs what is documented', async () => {
    const hours = new Map<string, number>();
    async function run(): Promise<void> {
      const hour = new Date(site.test.clock.now()).toISOString().slice(0, 13);
      const before = spent();
      expect((await runSchedule()).statusCode).toBe(200);
      hours.set(hour, (hours.get(hour) ?? 0) + spent() - before);
    }
    // The third write of the scan: one leases, one keeps the first chunk, the second chunk is lost.
    site.test.faults.add({ kind: 'cut', target: 'kvs POST /api/v1/transaction', functionKey: 'reconcile', skip: 2 });
    await run();
    const died = await scan();
    expect(died).toMatchObject({ lastPass: null, running: { looked: 25 } });
    await run();
    // Somebody may still be at it.
    expect(await scan()).toEqual(died);
    for (let times = 0; times < 200 && (await scan()).lastPass === null; times += 1) {
      await site.test.advance(fiveMinutes);
      await run();
    }
    expect(await scan()).toMatchObject({ lastPass: { documents: howMany }, running: null });
    const total = [...hours.values()].reduce((sum, points) => sum + points);
    // Nine points a document that has not changed and has no files: listing, attachments, labels, restrictions, parent; and one
    // chunk twice.
    expect(total / howMany).toBeGreaterThan(8);
    expect(total / howMany).toBeLessThan(11);
    // What the run that died had spent on its lost chunk is in no record: at most that much goes beyond the share.
    const lostChunk = 25 * 12;
    expect(Math.max(...hours.values())).toBeLessThanOrEqual(pointsAnHour + lostChunk);
    const rows = site.test.site.services.database.all(
      "SELECT COUNT(*) AS n FROM kvs_record WHERE entity = 'commit' AND key LIKE 'document:%'",
    );
    expect(rows[0]?.['n']).toBe(howMany);
  }, 600_000);
});
