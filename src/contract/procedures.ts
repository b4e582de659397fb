/**
 * Every procedure the UI may call: its request schema, its answer and the right it needs. Deny by default: a procedure not in
 * this table does not exist. Surfaces that show it are listed, so that one resolver per surface serves only what it needs.
 * (architecture §7)
 */
import type * as z from 'zod/mini';
import { documentProcedures } from './document-procedures';
import { nonconformityProcedures } from './nonconformity-procedures';
import { retentionProcedures } from './retention-procedures';
import { releasedCopyProcedures } from './released-copies';
import { settingsProcedures } from './settings-procedures';
import { signingProcedures } from './signing-procedures';
import { spaceProcedures } from './space-procedures';

export const procedures = {
  ...documentProcedures,
  ...nonconformityProcedures,
  ...spaceProcedures,
  ...retentionProcedures,
  ...settingsProcedures,
  ...signingProcedures,
  ...releasedCopyProcedures,
};

export type ProcedureName = keyof typeof procedures;
export type RequestOf<Name extends ProcedureName> = z.infer<(typeof procedures)[Name]['request']>;
