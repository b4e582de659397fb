/**
 * Configuration of the document types as streams: one for a type of the site, one for a type in a space, one for the rule that
 * a second quality manager must approve. Read strictly, because submissions are decided on it. [ST-7; ADR-0009]
 */
import { type DocumentTypeCode, documentTypeCodes } from '../../contract/document-types';
import { type ChangePolicy, defaultPolicy } from '../../domain/document-control/configuration/change-policy';
import {
  type ConfigurationEvent,
  type ControlledValue,
  evolveControlled,
} from '../../domain/document-control/configuration/controlled-value';
import {
  type EffectiveConfiguration,
  effectiveConfiguration,
  emptyRecord,
  type TypeOverrides,
} from '../../domain/document-control/configuration/type-configuration';
import {
  type ApprovalGate,
  type ApprovalRules,
  digestedRules,
  type FrozenRules,
} from '../../domain/document-control/gate';
import type { SpaceId } from '../../kernel/ids';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import { changePolicyStream, headKey, type StreamName, typeStream } from '../keys';
import type { RowKey, Rows } from '../ports';
import { type Head, headOf, type StreamType } from '../stream';

export type ControlledStream<Value> = StreamType<ControlledValue<Value>, ConfigurationEvent<Value>>;

export const typeRecords: ControlledStream<TypeOverrides> = {
  kind: 'setting',
  initial: emptyRecord,
  evolve: evolveControlled,
  attributes: ({ waiting }) => ({ state: waiting === null ? 'current' : 'waiting' }),
};
export const policyRecord: ControlledStream<ChangePolicy> = {
  ...(typeRecords as unknown as ControlledStream<ChangePolicy>),
  initial: defaultPolicy,
};

/** What must be read to know what a type demands in a space (null: of the site as a whole). */
export function configurationKeys(typeCode: DocumentTypeCode, spaceId: SpaceId | null): readonly RowKey[] {
  const site = headKey(typeStream(typeCode, null));
  return spaceId === null ? [site] : [site, headKey(typeStream(typeCode, spaceId))];
}
export function allConfigurationKeys(spaceId: SpaceId | null): readonly RowKey[] {
  return documentTypeCodes.flatMap((typeCode) => configurationKeys(typeCode, spaceId));
}
export const policyKey = headKey(changePolicyStream);

/** @param rows must have been read with `configurationKeys` */
export function configurationIn(
  rows: Rows,
  typeCode: DocumentTypeCode,
  spaceId: SpaceId | null,
): EffectiveConfiguration {
  const record = (stream: StreamName) => headOf(typeRecords, stream, rows).state;
  return effectiveConfiguration(
    typeCode,
    record(typeStream(typeCode, null)),
    spaceId === null ? null : record(typeStream(typeCode, spaceId)),
  );
}

export function recordIn(
  rows: Rows,
  typeCode: DocumentTypeCode,
  spaceId: SpaceId | null,
): Head<ControlledValue<TypeOverrides>> {
  return headOf(typeRecords, typeStream(typeCode, spaceId), rows);
}
export function policyIn(rows: Rows): Head<ControlledValue<ChangePolicy>> {
  return headOf(policyRecord, changePolicyStream, rows);
}

/** The digest every signature of a round carries; the history of the configuration shows the same. [ST-15] */
export function gateDigestOf(steps: ApprovalGate, rules: FrozenRules | Omit<ApprovalRules, 'steps'>): string {
  return sha256Hex(canonicalJson(digestedRules(steps, rules)));
}
