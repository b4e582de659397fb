/**
 * Records that governed what a report covers, for the trail beside it: the configuration the signatures were given under, and the
 * people who gave them. They are found once the documents are collected, so that they are never older than these. [RP-18, RP-19]
 * What is left out, and why, is said in docs/trail-format.md.
 */
import { documentTypeCodes } from '../../contract/document-types';
import type { AccountId, SpaceId } from '../../kernel/ids';
import type { TrailEntry } from '../../trail/commit-entry';
import { type FoundSignature, signaturesIn } from '../../trail/signatures-in';
import {
  changePolicyStream,
  copySettingsStream,
  delegationStream,
  signerStream,
  signingSettingsStream,
  siteSettingsStream,
  type StreamName,
  typeStream,
} from '../keys';

/** Everybody who may see the space may see each of these with its history. */
export function configurationStreams(spaceId: SpaceId): readonly StreamName[] {
  return [
    siteSettingsStream,
    signingSettingsStream,
    changePolicyStream,
    ...documentTypeCodes.flatMap((code) => [typeStream(code, null), typeStream(code, spaceId)]),
    copySettingsStream(spaceId),
  ];
}

/**
 * Of who signed, and of in whose place: nobody else's. Whoever may report may read signers; delegations are for who may read
 * everything.
 */
export function streamsOfSigners(entries: readonly TrailEntry[], withDelegations: boolean): readonly StreamName[] {
  const signers = new Set<AccountId>();
  const principals = new Set<AccountId>();
  for (const { signer, onBehalfOf } of entries.flatMap((entry) => signaturesIn(entry.events) as readonly Signed[])) {
    signers.add(signer.accountId);
    if (onBehalfOf !== undefined) principals.add(onBehalfOf.accountId);
  }
  return [...[...signers].map(signerStream), ...(withDelegations ? [...principals].map(delegationStream) : [])];
}

/** As every event stores it. */
interface Signed extends FoundSignature {
  readonly signer: { readonly accountId: AccountId };
  readonly onBehalfOf?: { readonly accountId: AccountId };
}
