/** The app's own account, which alone edits copies: asked for once and kept, because it never changes. [RC-9] */
import { type AccountId, isAccountId } from '../../kernel/ids';
import { operationsKey } from '../keys';
import type { Rows } from '../ports';
import type { Services } from '../use-case';

export const appAccountKey = operationsKey('app-account');

export function appAccountIn(rows: Rows): AccountId | null {
  const known = rows.row(appAccountKey)?.body;
  return typeof known === 'string' && isAccountId(known) ? known : null;
}

export async function appAccountOf(services: Services): Promise<AccountId> {
  const { storage, confluence } = services;
  const known = appAccountIn(await storage.read([appAccountKey]));
  if (known !== null) return known;
  const asked = await confluence.copies.appAccount();
  await storage.write(appAccountKey, { schema: 1, seq: 1, body: asked });
  return asked;
}
