/**
 * Loads a signer for the person themself or for those who look after signers: quality managers, auditors and inspectors to
 * read, top management to grant, administrators to help in a recovery. One wave. [SG-20, SG-24, SG-26]
 */
import type { AccountId } from '../../kernel/ids';
import type { Rows } from '../ports';
import { mayManageQuality, mayReport, readStanding, type Standing, standingKeys } from '../standing';
import type { Caller, Services } from '../use-case';
import { signingKeys } from './signing-rows';

export interface OpenedSigner {
  readonly standing: Standing;
  readonly rows: Rows;
}

export async function openSigner(services: Services, caller: Caller, signer: AccountId): Promise<OpenedSigner> {
  const reading = services.storage.read([...standingKeys, ...signingKeys(signer)]);
  const [rows, standing] = await Promise.all([reading, readStanding(services, caller, reading)]);
  return { standing, rows };
}

export function mayReadSigners(standing: Standing): boolean {
  return mayReport(standing) || standing.roles.has('topManagement') || standing.me.isSiteAdministrator;
}

export function mayGrantRights(standing: Standing): boolean {
  return mayManageQuality(standing) || standing.roles.has('topManagement');
}
