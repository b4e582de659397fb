/**
 * The history of a type's configuration at one level: every change with both values, who, why and who approved; and the digest
 * that signatures of rounds under it carry, so that the record a signature stands on can be found. [ST-9, ST-15]
 */
import type { ConfigurationHistoryEntry } from '../../contract/type-answers';
import type { ConfigurationEvent } from '../../domain/document-control/configuration/controlled-value';
import { builtInOf, type TypeOverrides } from '../../domain/document-control/configuration/type-configuration';
import { type ApprovalRules, withoutReviews } from '../../domain/document-control/gate';
import { accept } from '../../kernel/result';
import type { TrailEntry } from '../../trail/commit-entry';
import { typeStream } from '../keys';
import { readEntries } from '../stream';
import type { UseCase } from '../use-case';
import { gateDigestOf, recordIn } from './type-records';
import { loadTypesScene } from './types-scene';

/** Newest changes shown; older ones stay in the trail. */
const changesShown = 100;

export const viewTypeHistory: UseCase<'types.history'> = async (services, caller, request) => {
  const { typeCode, spaceId } = request;
  const scene = await loadTypesScene(services, caller, spaceId);
  if (!scene.ok) return scene;
  const { seq } = recordIn(scene.value.rows, typeCode, spaceId);
  const entries = await readEntries(
    services.storage,
    typeStream(typeCode, spaceId),
    Math.max(1, seq - changesShown + 1),
    seq,
  );
  return accept({
    typeCode,
    builtInDigest: digestOf(builtInOf(typeCode).approval),
    entries: [...entries].reverse().flatMap(presentEntry),
  });
};

function digestOf({ steps, ...rules }: ApprovalRules): string {
  return gateDigestOf(steps, rules);
}

function presentEntry(entry: TrailEntry): readonly ConfigurationHistoryEntry[] {
  return (entry.events as readonly ConfigurationEvent<TypeOverrides>[]).map((event) => {
    const { approval } = event.type === 'ConfigurationChanged' ? event.to : {};
    return {
      sequence: entry.seq,
      at: event.at,
      by: event.by,
      ...whatHappened(event),
      gateDigest: approval === undefined ? null : digestOf(approval),
      minorDigest:
        approval?.minor === 'skipsReview' ? digestOf({ ...approval, steps: withoutReviews(approval.steps) }) : null,
    };
  });
}

function whatHappened(
  event: ConfigurationEvent<TypeOverrides>,
): Pick<ConfigurationHistoryEntry, 'kind' | 'version' | 'reason' | 'approvedBy' | 'from' | 'to'> {
  if (event.type === 'ConfigurationChanged') {
    const { version, reason, approvedBy, from, to } = event;
    return { kind: 'changed', version, reason, approvedBy, from, to };
  }
  const none = { version: null, approvedBy: null };
  if (event.type === 'ConfigurationProposed') {
    const { reason, from, to } = event;
    return { kind: 'proposed', ...none, reason, from, to };
  }
  const kind = event.type === 'ConfigurationDeclined' ? 'declined' : 'takenBack';
  return { kind, ...none, reason: event.why, from: event.proposed.to, to: event.proposed.to };
}
