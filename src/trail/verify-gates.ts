/**
 * Across the records of an export: each signature in the record of a document names the gate its revision was submitted to, and
 * that gate was in force for the type of the document when it was submitted. Digests of one record alone cannot show this, for
 * gates are configured in another. [RT-5; F17, 21 CFR 11.10 (k)]
 */
import * as z from 'zod/mini';
import type { TrailEntry } from './commit-entry';
import { gateDigest, gateSchema, gatesInForce, rulesSchema, type Streams } from './gates-in-force';
import { signaturesIn } from './signatures-in';

export interface GateFault {
  readonly stream: string;
  readonly position: number;
  readonly problem: string;
}
export type GatesVerdict =
  | { readonly ok: true; readonly signatures: number | null }
  | ({ readonly ok: false } & GateFault);

/** Written before anybody can sign, so that a file without it was made without the configuration. */
const settings = 'setting:site';

const eventSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('DocumentRegistered'), typeCode: z.string(), spaceId: z.string() }),
  z.looseObject({ type: z.literal('TypeAssigned'), to: z.string() }),
  z.looseObject({ type: z.literal('GateAssigned'), to: z.nullable(z.string()) }),
  z.looseObject({
    type: z.literal('RevisionSubmitted'),
    label: z.string(),
    submission: z.looseObject({
      gate: gateSchema,
      gateDigest: z.string(),
      rules: z.optional(rulesSchema),
      kind: z.optional(z.string()),
    }),
  }),
  z.looseObject({ type: z.literal('WithdrawalProposed'), gateDigest: z.string() }),
]);
type GoverningEvent = z.infer<typeof eventSchema>;
type Submitted = Extract<GoverningEvent, { type: 'RevisionSubmitted' }>;
const signatureSchema = z.looseObject({
  signer: z.looseObject({ name: z.string() }),
  meaning: z.string(),
  revisionLabel: z.string(),
  contentDigest: z.string(),
  gateDigest: z.string(),
});

/** What a document is held to, as its record went on. */
interface Held {
  typeCode: string;
  spaceId: string;
  gateOf: string | null;
  /** By label of the revision, the gate of its last submission. */
  readonly frozen: Map<string, string>;
}

export function verifyGates(streams: Streams): GatesVerdict {
  if (!streams.has(settings)) return { ok: true, signatures: null };
  let signatures = 0;
  for (const [stream, { entries }] of streams) {
    if (!stream.startsWith('document:')) continue;
    const held: Held = { typeCode: '', spaceId: '', gateOf: null, frozen: new Map() };
    for (const entry of entries) {
      for (const event of entry.events) {
        const problem = problemOf(streams, held, event, entry) ?? problemOfSignatures(held, event);
        if (problem !== undefined) return { ok: false, stream, position: entry.seq, problem };
        signatures += signaturesIn(event).filter((one) => 'gateDigest' in one && one.gateDigest !== '').length;
      }
    }
  }
  return { ok: true, signatures };
}

function problemOf(streams: Streams, held: Held, value: unknown, entry: TrailEntry): string | undefined {
  const { success, data: event } = eventSchema.safeParse(value);
  if (!success) return undefined;
  switch (event.type) {
    case 'DocumentRegistered':
      held.typeCode = event.typeCode;
      held.spaceId = event.spaceId;
      return undefined;
    case 'TypeAssigned':
      held.typeCode = event.to;
      return undefined;
    case 'GateAssigned':
      held.gateOf = event.to;
      return undefined;
    case 'RevisionSubmitted':
      held.frozen.set(event.label, event.submission.gateDigest);
      return problemOfSubmission(streams, held, event, entry);
    case 'WithdrawalProposed':
      return isInForce(streams, held, { kind: 'major', digest: event.gateDigest, at: entry.at })
        ? undefined
        : `the withdrawal was proposed to a gate that was not in force for ${typeOf(held)}`;
  }
}

function problemOfSubmission(
  streams: Streams,
  held: Held,
  { label, submission }: Submitted,
  entry: TrailEntry,
): string | undefined {
  const { gate, gateDigest: digest, rules, kind } = submission;
  if (gateDigest(gate, rules) !== digest)
    return `the gate revision ${label} was submitted to is not what its digest says`;
  // Released by one signature, before any gate: it freezes none.
  if (kind === 'emergency' && gate.length === 0) return undefined;
  return isInForce(streams, held, { kind: kind === 'minor' ? 'minor' : 'major', digest, at: entry.at })
    ? undefined
    : `revision ${label} was submitted to a gate that was not in force for ${typeOf(held)}; every signature of that round stands on it`;
}

function isInForce(
  streams: Streams,
  held: Held,
  gate: { readonly kind: 'major' | 'minor'; readonly digest: string; readonly at: string },
): boolean {
  const of = { typeCode: typeOf(held), spaceId: held.spaceId, kind: gate.kind };
  return gatesInForce(streams, of, gate.at).includes(gate.digest);
}

function typeOf({ gateOf, typeCode }: Held): string {
  return gateOf ?? typeCode;
}

function problemOfSignatures(held: Held, event: unknown): string | undefined {
  for (const found of signaturesIn(event)) {
    const { success, data: signature } = signatureSchema.safeParse(found);
    if (!success) return 'a signature here does not say which gate asked for it';
    const { signer, meaning, revisionLabel, contentDigest, gateDigest: digest } = signature;
    // Given on a page whose content was not frozen: no gate asked for it.
    if (digest === '' && contentDigest === '') continue;
    if (digest !== held.frozen.get(revisionLabel)) {
      return `the signature of ${signer.name} (${meaning}, revision ${revisionLabel}) names another gate than its revision was submitted to`;
    }
  }
  return undefined;
}
