/**
 * What the type of a document demands where the document lies: the gate a round would be held to, and what is frozen beside it.
 * Read when it matters, and part of what the transaction stands on. [AG-18, ST-7]
 */
import { frozenRulesOf, withApprovalOf } from '../../domain/document-control/configuration/type-configuration';
import { type ApprovalGate, type FrozenRules, withoutReviews } from '../../domain/document-control/gate';
import type { MacroPolicy } from '../../domain/document-control/macro-policy';
import type { DocumentState } from '../../domain/document-control/state';
import { configurationIn, configurationKeys, gateDigestOf } from '../document-types/type-records';
import type { RowKey, Rows } from '../ports';

export interface TypeDemands {
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  readonly rules: FrozenRules;
}

export function demandKeys(document: DocumentState): readonly RowKey[] {
  if (document.life === 'none') return [];
  const { typeCode, spaceId } = document.identity;
  const assigned = document.gateOf === undefined ? [] : configurationKeys(document.gateOf, spaceId);
  return [...configurationKeys(typeCode, spaceId), ...assigned];
}

/** Of the approval alone: of the type whose gate was assigned, or of its own. */
export function approvalKeys(document: DocumentState): readonly RowKey[] {
  if (document.life === 'none') return [];
  const { typeCode, spaceId } = document.identity;
  return configurationKeys(document.gateOf ?? typeCode, spaceId);
}

/** Whether a document still asks for the same rows: it was not given another type or gate meanwhile. [AG-18, AG-72] */
export function isOfSameDemands(one: DocumentState, other: DocumentState): boolean {
  const keys = (document: DocumentState) => demandKeys(document).map((at) => at.key);
  return keys(one).join(' ') === keys(other).join(' ');
}

/**
 * Null for a page that is not under control. A minor revision skips the steps that review where its type says so, never the
 * approval. [AG-15, DC-29]
 * @param rows must have been read with `demandKeys`
 */
export function demandsIn(rows: Rows, document: DocumentState, kind: 'major' | 'minor' = 'major'): TypeDemands | null {
  if (document.life === 'none') return null;
  const { typeCode, spaceId } = document.identity;
  const own = configurationIn(rows, typeCode, spaceId);
  const { gateOf } = document;
  const configuration = gateOf === undefined ? own : withApprovalOf(own, configurationIn(rows, gateOf, spaceId));
  const rules = frozenRulesOf(configuration);
  const { steps } = configuration.values.approval;
  const gate = kind === 'minor' && rules.minor === 'skipsReview' ? withoutReviews(steps) : steps;
  return { gate, gateDigest: gateDigestOf(gate, rules), rules };
}

/** What becomes of macros that show content of elsewhere. [DC-80] */
export function macroPolicyOf(demands: TypeDemands | null): MacroPolicy {
  return demands?.rules.dynamicContent ?? 'allow';
}
