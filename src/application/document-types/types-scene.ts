/**
 * What every use case on the configuration of types loads, in one wave: the records of the site and of the space, the rule
 * about a second quality manager, where the person stands, and whether they may see the space. [ST-7]
 */
import type { WireRefusal } from '../../contract/wire';
import type { SpaceId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Rows } from '../ports';
import { readStanding, type Standing, standingKeys } from '../standing';
import { type Caller, refusal, type Services } from '../use-case';
import { allConfigurationKeys, policyKey } from './type-records';

export interface TypesScene extends Standing {
  readonly rows: Rows;
  readonly spaceId: SpaceId | null;
  readonly spaceName: string | null;
}

export async function loadTypesScene(
  services: Services,
  caller: Caller,
  spaceId: SpaceId | null,
): Promise<Result<TypesScene, WireRefusal>> {
  const rows = services.storage.read([...standingKeys, policyKey, ...allConfigurationKeys(spaceId)]);
  const [loaded, standing, space] = await Promise.all([
    rows,
    readStanding(services, caller, rows),
    spaceId === null ? null : services.confluence.spaces.space('user', spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'ST-7'));
  return accept({ ...standing, rows: loaded, spaceId, spaceName: space?.name ?? null });
}
