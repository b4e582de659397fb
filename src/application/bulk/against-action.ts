/**
 * What stands against acting on many pages as a whole, before any page is looked at: a role that is missing, a person nobody
 * knows, a signer who could sign nothing; and whether a job may sign. [BK-1, BK-4]
 */
import type { BulkAction } from '../../contract/bulk';
import type { WireRefusal } from '../../contract/wire';
import { neededFactors, whyCannotSign } from '../../domain/signing/needed-factors';
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Rows } from '../ports';
import { signerNow } from '../signing/signing-rows';
import { mayManageQuality, type Standing } from '../standing';
import { mayControlDocuments } from '../document-control/scene';
import { type Caller, refusal, type Services } from '../use-case';

/** @param rows read with `signingKeys` of the caller @returns the owner that is named, null when none is */
export async function whatStandsAgainst(
  services: Services,
  caller: Caller,
  action: BulkAction,
  { standing, rows }: { readonly standing: Standing; readonly rows: Rows },
): Promise<Result<Person | null, WireRefusal>> {
  switch (action.kind) {
    case 'register':
    case 'changeOwner':
      if (!mayControlDocuments(standing)) return refuse(lacks('controlDocuments'));
      return ownerOf(services, standing, action.owner);
    case 'submit': {
      const cannot = whyCannotSign(signerNow(rows, caller.accountId, caller.at), 'author');
      return cannot === null ? accept(null) : refuse(cannot);
    }
    case 'assignType':
      return mayControlDocuments(standing) ? accept(null) : refuse(lacks('controlDocuments'));
    case 'assignGate':
      return mayManageQuality(standing) ? accept(null) : refuse(lacks('manageQuality'));
    case 'askForReview':
      return accept(null);
  }
}

/**
 * Where a factor is asked for at every signature no job signs: the documents are submitted one after the other, each by its own
 * signature, in front of the person. Null where the account is the confirmation. [BK-4]
 */
export function whyNoJob(caller: Caller, action: BulkAction, rows: Rows): WireRefusal | null {
  if (action.kind !== 'submit') return null;
  const now = signerNow(rows, caller.accountId, caller.at);
  return neededFactors(now).passphrase ? refusal('bulkMayNotSign', 'BK-4', { preset: now.settings.preset }) : null;
}

function lacks(right: 'controlDocuments' | 'manageQuality'): WireRefusal {
  return refusal('notPermitted', 'BK-1', { right });
}

async function ownerOf(
  services: Services,
  { me }: Standing,
  accountId: Person['accountId'] | undefined,
): Promise<Result<Person, WireRefusal>> {
  if (accountId === undefined || accountId === me.accountId) return accept({ accountId: me.accountId, name: me.name });
  const known = (await services.confluence.people.people('user', [accountId])).get(accountId);
  if (known === undefined || known.isApp) return refuse(refusal('unknownPerson', 'DC-13'));
  return accept({ accountId, name: known.name });
}
