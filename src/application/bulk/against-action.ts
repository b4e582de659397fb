/**
 * What stands against acting on many pages as a whole, before any page is looked at: a role that is missing, a person nobody
 * knows, or a site that asks for a factor at every signature. [BK-1, BK-4]
 */
import type { BulkAction } from '../../contract/bulk';
import type { WireRefusal } from '../../contract/wire';
import { neededFactors, whyCannotSign } from '../../domain/signing/needed-factors';
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Rows } from '../ports';
import { signerNow } from '../signing/signing-rows';
import type { Standing } from '../standing';
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
      if (!mayControlDocuments(standing)) {
        return refuse(refusal('notPermitted', 'BK-1', { right: 'controlDocuments' }));
      }
      return ownerOf(services, standing, action.owner);
    case 'submit': {
      const now = signerNow(rows, caller.accountId, caller.at);
      if (neededFactors(now).passphrase) {
        return refuse(refusal('bulkMayNotSign', 'BK-4', { preset: now.settings.preset }));
      }
      const cannot = whyCannotSign(now, 'author');
      return cannot === null ? accept(null) : refuse(cannot);
    }
    case 'askForReview':
      return accept(null);
  }
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
