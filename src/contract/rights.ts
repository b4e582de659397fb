/** What a procedure may need and where it may be called from. Deny by default. (architecture §7) */
import type * as z from 'zod/mini';

/**
 * What must hold before a use case runs. The resource is always re-read *as the person*; a right says what is needed beyond that.
 * - `readPage`: may read the page in Confluence · `editPage`: may edit it
 * - `viewIssue`: may browse the Jira issue · `person`: any signed-in person of the site
 * - `siteAdministrator`: Confluence says so · role names: the site settings say so
 */
export type Right =
  | 'person'
  | 'readPage'
  | 'editPage'
  | 'viewIssue'
  | 'readSpace'
  | 'readRecord'
  | 'controlDocuments'
  | 'signStep'
  | 'manageQuality'
  | 'reportOnSpace'
  | 'readSigners'
  | 'grantSigningRights'
  | 'decideRecovery'
  | 'siteAdministrator';

export type Surface = 'document' | 'space' | 'settings' | 'issue' | 'macro';

export type ProcedureTable = Readonly<
  Record<string, { readonly request: z.ZodMiniType; readonly right: Right; readonly surfaces: readonly Surface[] }>
>;
