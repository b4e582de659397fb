/** The trail: digests, chains and the export that a stranger can check. */
import * as fc from 'fast-check';
import { digestOfEntry, type TrailEntry } from '../../src/trail/commit-entry';
import { writeExport } from '../../src/trail/export-file';
import { verifyChain } from '../../src/trail/verify-chain';
import { verifyExport } from '../../src/trail/verify-export';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

function chainOf(stream: string, payloads: readonly unknown[]): TrailEntry[] {
  const entries: TrailEntry[] = [];
  for (const [index, payload] of payloads.entries()) {
    const entry = {
      schema: 1 as const,
      stream,
      seq: index + 1,
      commandId: `command-${index}`,
      fingerprint: 'f',
      at: '2026-11-22T08:30:00.000Z',
      actor: { kind: 'person' as const, accountId: 'a', name: 'Żofia Ωmega' },
      events: [payload],
      previous: entries.at(-1)?.digest ?? null,
    };
    entries.push({ ...entry, digest: digestOfEntry(entry) });
  }
  return entries;
}

const about = {
  site: 'https://tarnbeck.example',
  scope: 'space QMS',
  madeAt: '2026-11-22T09:00:00.000Z',
  madeBy: 'Elin Voss',
};
const chains = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{3,8}:[0-9]{1,4}$/), { minLength: 1, maxLength: 4 })
  .chain((streams) =>
    fc.tuple(
      ...streams.map((stream) =>
        fc.array(json, { minLength: 1, maxLength: 5 }).map((payloads) => chainOf(stream, payloads)),
      ),
    ),
  );

describe('digest chain', () => {
  it('[RT-1] does not depend on the order in which members were written', () => {
    const [entry] = chainOf('document:1', [{ a: 1, b: 2 }]);
    const { digest, ...content } = entry as TrailEntry;
    const reversed = Object.fromEntries(Object.entries(content).reverse()) as Omit<TrailEntry, 'digest'>;
    expect(digestOfEntry(reversed)).toBe(digest);
  });

  it('[RT-3] is whole as written and names the position of any changed, removed or swapped entry', () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 2, maxLength: 8 }), fc.nat(), (payloads, pick) => {
        const entries = chainOf('document:1', payloads);
        expect(verifyChain('document:1', entries)).toEqual({
          whole: true,
          entries: entries.length,
          lastDigest: entries.at(-1)?.digest,
        });
        const at = pick % entries.length;
        const changed = entries.map((entry, index) =>
          index === at ? { ...entry, events: [...entry.events, 'added'] } : entry,
        );
        expect(verifyChain('document:1', changed)).toEqual({ whole: false, brokenAt: at + 1, fault: 'wrongDigest' });
        const removed = entries.filter((_, index) => index !== at);
        if (at < entries.length - 1)
          expect(verifyChain('document:1', removed)).toMatchObject({ whole: false, brokenAt: at + 1 });
      }),
    );
  });

  it('[RT-3] finds an entry whose digest was recomputed after the change, at the entry that follows it', () => {
    const entries = chainOf('document:1', [1, 2, 3]);
    const { digest: _old, ...forged } = { ...(entries[0] as TrailEntry), events: ['forged'] };
    const altered = [{ ...forged, digest: digestOfEntry(forged) }, ...entries.slice(1)];
    expect(verifyChain('document:1', altered)).toEqual({ whole: false, brokenAt: 2, fault: 'brokenLink' });
  });
});

describe('export', () => {
  it('[RT-4] is accepted as written', () => {
    fc.assert(
      fc.property(chains, (made) => {
        const entries = made.flat();
        expect(verifyExport(writeExport(about, entries))).toMatchObject({
          ok: true,
          entries: entries.length,
          streams: made.length,
        });
      }),
    );
  });

  it('[RT-4] is refused when any single byte differs', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.integer({ min: 32, max: 126 }), (made, pick, code) => {
        const text = writeExport(about, made.flat());
        const at = pick % text.length;
        const replacement = String.fromCharCode(code);
        fc.pre(text[at] !== replacement);
        expect(verifyExport(text.slice(0, at) + replacement + text.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('[RT-4] names record and position when the last entry of a record was left out and the closing line made anew', () => {
    const entries = chainOf('document:7', [1, 2, 3]);
    const whole = writeExport(about, entries);
    const header = whole.split('\n')[0] as string;
    const short = writeExport(about, entries.slice(0, 2)).split('\n');
    const forged = [header, ...short.slice(1)].join('\n');
    expect(verifyExport(forged)).toMatchObject({ ok: false, stream: 'document:7', position: 3 });
  });

  it('[RT-4] names the line and position of an altered entry', () => {
    const text = writeExport(about, [...chainOf('document:1', ['x']), ...chainOf('document:2', ['y', 'z'])]);
    expect(verifyExport(text.replace('"z"', '"Z"'))).toEqual({
      ok: false,
      line: 4,
      stream: 'document:2',
      position: 2,
      problem: 'the content is not what the digest was made over',
    });
  });

  it('[RT-4] says clearly what is wrong with an empty file and with a file that is no export', () => {
    expect(verifyExport('')).toMatchObject({ ok: false, line: 1 });
    expect(verifyExport('{"format":"something"}\n')).toMatchObject({ ok: false, line: 1 });
  });
});
