/**
 * Which gate a document type had at an instant, from the records of the configuration in an export: the nearest level that says
 * something wins, and what nobody configured came with the product. Digests are recomputed from what the records say, by the
 * form described in docs/trail-format.md; nothing of the app is asked. [RT-5; F17]
 */
import * as z from 'zod/mini';
import { builtInGates } from './built-in-gates';
import { canonicalJson, sha256Hex, type TrailEntry } from './commit-entry';

export type Streams = ReadonlyMap<string, { readonly entries: readonly TrailEntry[] }>;

const stepSchema = z.looseObject({ stage: z.int(), meaning: z.string() });
const rulesMembers = { rejection: z.string(), separation: z.string(), minor: z.string() };
export const gateSchema = z.array(stepSchema);
export const rulesSchema = z.looseObject(rulesMembers);
type Gate = z.infer<typeof gateSchema>;
type Rules = z.infer<typeof rulesSchema>;
const approvalSchema = z.looseObject({ steps: gateSchema, ...rulesMembers });
type Approval = z.infer<typeof approvalSchema>;
const changedSchema = z.looseObject({
  type: z.literal('ConfigurationChanged'),
  to: z.looseObject({ approval: z.optional(approvalSchema) }),
});

/** Over the steps as configured and the rules beside them; over the steps alone where none were frozen. */
export function gateDigest(gate: Gate, rules: Rules | undefined): string {
  const steps = gate.map(({ asked: _counted, ...step }) => step);
  if (rules === undefined) return sha256Hex(canonicalJson(steps));
  const { rejection, separation, minor } = rules;
  return sha256Hex(canonicalJson({ steps, rejection, separation, minor }));
}

/** A command bears the instant it was begun at, and a function runs up to a quarter of an hour: two may overlap for so long. */
const overlap = 15 * 60_000;

/** Digests of the gates that may have asked for a round submitted at this instant. */
export function gatesInForce(
  streams: Streams,
  of: { readonly typeCode: string; readonly spaceId: string; readonly kind: 'major' | 'minor' },
  at: string,
): readonly string[] {
  const levels = [`setting:type:${of.typeCode}:${of.spaceId}`, `setting:type:${of.typeCode}`].map((stream) =>
    changesIn(streams.get(stream)?.entries ?? []),
  );
  const [first, last] = [Date.parse(at) - overlap, Date.parse(at) + overlap];
  const between = levels.flat().flatMap((change) => (change.at > first && change.at <= last ? [change.at] : []));
  return [first, ...between].flatMap((instant) => {
    const approval = levels.map((changes) => approvalAt(changes, instant)).find((one) => one !== undefined);
    return approval === undefined ? (builtInGates[of.typeCode]?.[of.kind] ?? []) : [digestOf(approval, of.kind)];
  });
}

interface Change {
  readonly at: number;
  readonly approval: Approval | undefined;
}
function changesIn(entries: readonly TrailEntry[]): readonly Change[] {
  return entries.flatMap((entry) =>
    entry.events.flatMap((event) => {
      const { success, data } = changedSchema.safeParse(event);
      return success ? [{ at: Date.parse(entry.at), approval: data.to.approval }] : [];
    }),
  );
}
function approvalAt(changes: readonly Change[], instant: number): Approval | undefined {
  return changes.findLast((change) => change.at <= instant)?.approval;
}

function digestOf(approval: Approval, kind: 'major' | 'minor'): string {
  const { steps } = approval;
  const skips = kind === 'minor' && approval.minor === 'skipsReview';
  return gateDigest(skips ? withoutReviews(steps) : steps, approval);
}

/** A minor revision that skips review: stages are counted from 1 again. */
function withoutReviews(gate: Gate): Gate {
  const kept = gate.filter((step) => step.meaning !== 'reviewed');
  const stages = [...new Set(kept.map((step) => step.stage))].sort((one, other) => one - other);
  return kept.map((step) => ({ ...step, stage: stages.indexOf(step.stage) + 1 }));
}
