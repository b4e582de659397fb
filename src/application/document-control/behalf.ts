/**
 * For whom a signature is given, where that is somebody else: named by the principal for today, with the roles and groups the
 * principal has now. [AG-42, AG-70, AG-71]
 */
import type { Behalf } from '../../domain/document-control/decide-signing';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { headKey, siteSettingsStream, standsForKey } from '../keys';
import type { RowKey } from '../ports';
import type { Caller } from '../use-case';
import type { Scene } from './scene';

interface ForSomebody {
  readonly onBehalfOf?: AccountId | undefined;
}

/** Whoever has not named the signer is nobody they sign for, whatever roles they hold. [AG-42] */
export function behalfIn(scene: Scene, { onBehalfOf }: ForSomebody): { readonly behalf?: Behalf } {
  if (onBehalfOf === undefined) return {};
  const named = scene.actsFor.find((one) => one.person.accountId === onBehalfOf);
  if (named !== undefined) {
    const { person: principal, roles, groups } = named;
    return { behalf: { principal, roles, groups, isNamedToday: true } };
  }
  const principal = { accountId: onBehalfOf, name: onBehalfOf };
  return { behalf: { principal, roles: new Set(), groups: new Set(), isNamedToday: false } };
}

/** A signature for somebody else stands on the row that names the signer: ended meanwhile, it is decided again. */
export function checksOf(caller: Caller, { onBehalfOf }: ForSomebody): readonly RowKey[] {
  const settings = headKey(siteSettingsStream);
  return onBehalfOf === undefined ? [settings] : [settings, standsForKey(caller.accountId)];
}

/** A quality manager who named this person for today; null for one who acts as themselves, and for everybody else. [AG-71] */
export function qualityManagerFor(scene: Scene): Person | null {
  if (scene.roles.has('qualityManager')) return null;
  return scene.actsFor.find((one) => one.roles.has('qualityManager'))?.person ?? null;
}

/** Whether they act as quality manager: themselves, or for one who named them. */
export function isQualityManager(scene: Scene, { onBehalfOf }: ForSomebody): boolean {
  if (onBehalfOf === undefined) return scene.roles.has('qualityManager');
  return behalfIn(scene, { onBehalfOf }).behalf?.roles.has('qualityManager') ?? false;
}

/** To be spread into what is signed. */
export function signedFor(scene: Scene, request: ForSomebody): { readonly onBehalfOf?: Person } {
  const { behalf } = behalfIn(scene, request);
  return behalf === undefined
    ? {}
    : { onBehalfOf: { accountId: behalf.principal.accountId, name: behalf.principal.name } };
}
