/** Pieces of requests that several procedures share. */
import * as z from 'zod/mini';
import { accountId, commandId, confirmed, nonconformityId, ordinal, pageId, sha256, signingFactors } from './fields';

export const nothing = z.strictObject({});
export const onPage = z.strictObject({ pageId });
/** What a signer saw, compared at signing with what is there (architecture §2). */
export const seen = { round: ordinal, pageVersion: ordinal, contentDigest: sha256 };
export const commandOnPage = { commandId, pageId };
/** Of every command that signs. */
export const signed = { confirmed, factors: signingFactors };
export const commandOnRecord = { commandId, nonconformityId };

/** For whom a delegate signs; not given: for themselves. */
export const standingIn = { onBehalfOf: z.optional(accountId) };
