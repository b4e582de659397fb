/**
 * What the type of a document demands where the document lies: the gate a round would be held to, and what is frozen beside it.
 * Read when it matters, and part of what the transaction stands on. [AG-18, ST-7]
 */
import { frozenRulesOf } from '../../domain/document-control/configuration/type-configuration';
import { type ApprovalGate, type FrozenRules, withoutReviews } from '../../domain/document-control/gate';
import type { DocumentState } from '../../domain/document-control/state';
import { configurationIn, configurationKeys, gateDigestOf } from '../document-types/type-records';
import type { RowKey, Rows } from '../ports';

export interface TypeDemands {
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  readonly rules: FrozenRules;
}

export function demandKeys(document: DocumentState): readonly RowKey[] {
  return document.life === 'none' ? [] : configurationKeys(document.identity.typeCode, document.identity.spaceId);
}

/**
 * Null for a page that is not under control. A minor revision skips the steps that review where its type says so, never the
 * approval. [AG-15, DC-29]
 * @param rows must have been read with `demandKeys`
 */
export function demandsIn(rows: Rows, document: DocumentState, kind: 'major' | 'minor' = 'major'): TypeDemands | null {
  if (document.life === 'none') return null;
  const configuration = configurationIn(rows, document.identity.typeCode, document.identity.spaceId);
  const rules = frozenRulesOf(configuration);
  const { steps } = configuration.values.approval;
  const gate = kind === 'minor' && rules.minor === 'skipsReview' ? withoutReviews(steps) : steps;
  return { gate, gateDigest: gateDigestOf(gate, rules), rules };
}
