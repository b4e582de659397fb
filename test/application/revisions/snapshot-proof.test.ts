/**
 * Proof of the store of frozen texts, over the real wire of the platform's storage: written, cut to what fits a value, read back,
 * and digested again. A body of 5 MB, and every real body at hand. What it costs in units of 10 KB stands in the expectations.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentence, createRandom } from '../../../bench/synthetic-content';
import { storageToAdf } from '../../../local-site/confluence/body/storage-to-adf';
import { textOfMarkdown } from '../../../scripts/redline/read-text';
import { canonicalContent } from '../../../src/domain/document-control/text-blocks';
import type { Snapshot } from '../../../src/application/document-control/snapshot';
import { createPlatformHarness, MANIFEST, type PlatformHarness } from '../../local-site/platform/platform-harness';

let harness: PlatformHarness;
beforeAll(async () => {
  const entity = '- { name: snapshot, attributes: { schema: { type: integer }, body: { type: any } } }';
  const manifestText = MANIFEST.replace('entities:', `entities:\n      ${entity}`);
  harness = await createPlatformHarness({ manifestText, settings: { storage: { enforcesRates: false } } });
});
afterAll(() => harness.close());

/** The sources look for the platform when they are loaded. */
const loadStore = () =>
  harness.inside(async () => ({
    ...(await import('../../../src/application/document-control/snapshot')),
    ...(await import('../../../src/adapters/storage/kvs-storage')),
  }));

interface Proof {
  readonly parts: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Throws where anything is not as it was. */
async function prove(snapshots: readonly Snapshot[]): Promise<Proof> {
  const { digestOfSnapshot, kvsStorage, readSnapshot, writeSnapshot } = await loadStore();
  const { wireLog } = harness.platform;
  const known = wireLog.calls().length;
  let parts = 0;
  await harness.inside(async () => {
    for (const snapshot of snapshots) {
      const digest = digestOfSnapshot(snapshot);
      const written = await writeSnapshot(kvsStorage, digest, snapshot);
      const read = await readSnapshot(kvsStorage, digest, written);
      expect(digestOfSnapshot(read)).toBe(digest);
      // Equality of texts costs little; a difference is shown by the slow comparison.
      if (JSON.stringify(read) !== JSON.stringify(snapshot)) expect(read).toEqual(snapshot);
      parts += written;
    }
  });
  const usage = wireLog.calls().slice(known);
  const sum = (member: 'readUnits' | 'writeUnits') => usage.reduce((total, call) => total + call.usage[member], 0);
  return { parts, readUnits: sum('readUnits'), writeUnits: sum('writeUnits') };
}

const frozen = (title: string, content: unknown): Snapshot => ({
  title,
  body: canonicalContent({ type: 'doc', version: 1, content }),
  attachments: [],
});
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function untilLarge(bytes: number, make: (at: number) => string): readonly object[] {
  const content: object[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const text = make(at);
    size += Buffer.byteLength(JSON.stringify(paragraph(text))) + 1;
    content.push(paragraph(text));
  }
  return content;
}

describe('a frozen text of 5 MB', () => {
  it('[DC-7] comes back as it was, of words', async () => {
    const random = createRandom(5);
    const snapshot = frozen(
      'Words',
      untilLarge(5_000_000, () => `${sentence(random)} ${sentence(random)}`),
    );
    expect(Buffer.byteLength(JSON.stringify(snapshot.body))).toBeGreaterThan(5_000_000);
    expect(await prove([snapshot])).toEqual({ parts: 9, readUnits: 165, writeUnits: 169 });
  });

  it('[DC-7] comes back as it was, of what cannot be compressed, in more parts than a batch takes', async () => {
    const hashed = (at: number) => createHash('sha512').update(String(at)).digest('base64url');
    const snapshot = frozen(
      'Noise ขั้นตอน 手順 مراجعة',
      untilLarge(7_000_000, (at) => `${hashed(at)}${hashed(-at - 1)}`),
    );
    expect(await prove([snapshot])).toEqual({ parts: 27, readUnits: 520, writeUnits: 532 });
  });

  it('[DC-7] is found out when a stored part was changed', async () => {
    const { digestOfSnapshot, kvsStorage, readSnapshot, writeSnapshot } = await loadStore();
    const { snapshotKey } = await harness.inside(() => import('../../../src/application/keys'));
    const snapshot = frozen('Words', [paragraph('Check the date of the buffer.')]);
    const digest = digestOfSnapshot(snapshot);
    await harness.inside(async () => {
      await writeSnapshot(kvsStorage, digest, snapshot);
      const other = digestOfSnapshot(frozen('Words', [paragraph('Check the date of the batch.')]));
      await writeSnapshot(kvsStorage, other, frozen('Words', [paragraph('Check the date of the batch.')]));
      const row = (await kvsStorage.read([snapshotKey(other, 0)])).row(snapshotKey(other, 0));
      if (row !== undefined) await kvsStorage.write(snapshotKey(digest, 0), row);
      expect(digestOfSnapshot(await readSnapshot(kvsStorage, digest, 1))).not.toBe(digest);
      await kvsStorage.remove(snapshotKey(digest, 0));
      await expect(readSnapshot(kvsStorage, digest, 1)).rejects.toThrow(digest);
    });
  });
});

const fixtures = process.env['PLUMBLINE_FIXTURES'] ?? join(process.cwd(), '../shared/fixtures');

function filesOf(prefix: string, ending: RegExp): readonly string[] {
  if (!existsSync(fixtures)) return [];
  const folders = readdirSync(fixtures).filter((name) => name.startsWith(prefix));
  return folders.flatMap((folder) =>
    readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name))
      .map((name) => join(fixtures, folder, name)),
  );
}

/** Every ADF document in a file, also those written as text inside of it. */
function documentsIn(value: unknown): readonly unknown[] {
  if (typeof value === 'string' && value.includes('"type"')) {
    try {
      return documentsIn(JSON.parse(value));
    } catch {
      return [];
    }
  }
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { type?: unknown }).type === 'doc' && 'content' in value) return [value];
  return Object.values(value).flatMap(documentsIn);
}

const kinds: readonly (readonly [string, RegExp, (source: string, name: string) => readonly unknown[]])[] = [
  ['adf-', /\.json$/, (source) => documentsIn(JSON.parse(source))],
  [
    'storage-',
    /\.(html|xml)$/,
    (source) => {
      const converted = storageToAdf(source);
      return converted.ok ? [converted.document] : [];
    },
  ],
  ['revisions-', /\.md$/, (source, name) => [textOfMarkdown(source, name).body]],
];

describe.each(kinds)('every real body of %s', (prefix, ending, read) => {
  const files = filesOf(prefix, ending);
  const itReal = files.length > 0 ? it : it.skip;
  itReal(
    `[DC-7] comes back as it was${files.length > 0 ? '' : ' (skipped: no real documents beside this project)'}`,
    async () => {
      const bodies = files.flatMap((file) => read(readFileSync(file, 'utf8'), file));
      const snapshots = bodies.map(
        (body, at): Snapshot => ({ title: `${at}`, body: canonicalContent(body), attachments: [] }),
      );
      expect(snapshots.length).toBeGreaterThan(10);
      const { parts } = await prove(snapshots);
      expect(parts).toBe(snapshots.length);
      console.log(`${prefix}: ${files.length} files, ${snapshots.length} bodies`);
    },
  );
});
