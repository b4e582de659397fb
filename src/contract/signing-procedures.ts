/** Procedures on signing: factors, rights, recovery and the preset. */
import { signingMeanings } from '../kernel/signature-meaning';
import * as z from 'zod/mini';
import { accountId, calendarDate, commandId, passphrase, prose, signingFactors } from './fields';
import { nothing } from './request-parts';
import type { ProcedureTable } from './rights';

export const signingPresets = ['iso9001', 'regulated', 'high'] as const;
export const signingProcedures = {
  'signing.mine': { request: nothing, right: 'person', surfaces: ['space'] },
  'signing.setPassphrase': {
    /** The old one as a factor, when there is one. */
    request: z.strictObject({ commandId, newPassphrase: passphrase, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.offerDevice': {
    request: z.strictObject({ commandId, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.confirmDevice': {
    request: z.strictObject({ commandId, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.requestRecovery': {
    request: z.strictObject({ commandId, reason: prose(2000) }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.signers': {
    request: z.strictObject({ asOf: z.nullable(calendarDate) }),
    right: 'readSigners',
    surfaces: ['space'],
  },
  'signing.signer': { request: z.strictObject({ accountId }), right: 'readSigners', surfaces: ['space'] },
  'signing.grantRight': {
    request: z.strictObject({
      commandId,
      accountId,
      meaning: z.enum(signingMeanings, `must be one of ${signingMeanings.join(', ')}`),
      from: calendarDate,
      to: z.nullable(calendarDate),
      /** How the person who grants it checked who this is. */
      identity: prose(500),
    }),
    right: 'grantSigningRights',
    surfaces: ['space'],
  },
  'signing.revokeRight': {
    request: z.strictObject({
      commandId,
      accountId,
      meaning: z.enum(signingMeanings, `must be one of ${signingMeanings.join(', ')}`),
      on: calendarDate,
      reason: prose(500),
    }),
    right: 'grantSigningRights',
    surfaces: ['space'],
  },
  'signing.reviewFailures': {
    request: z.strictObject({ commandId, accountId, finding: prose(500) }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'signing.decideRecovery': {
    request: z.strictObject({
      commandId,
      accountId,
      verdict: z.enum(['approve', 'refuse'], 'must be approve or refuse'),
      /** How the approver made sure who asks, or why they refuse. */
      comment: prose(500),
    }),
    right: 'decideRecovery',
    surfaces: ['space'],
  },
  'signing.settings': { request: nothing, right: 'person', surfaces: ['space'] },
  'signing.changeSettings': {
    request: z.strictObject({
      commandId,
      seenSequence: z.int().check(z.nonnegative()),
      preset: z.enum(signingPresets, `must be one of ${signingPresets.join(', ')}`),
      rightsRequired: z.boolean('must be yes or no'),
      passphraseDays: z
        .int('must be a whole number')
        .check(z.gte(1, 'must be at least 1'), z.lte(1095, 'must be at most 1095')),
      reason: prose(2000),
    }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
} as const satisfies ProcedureTable;
