/**
 * Who is asked to sign which step, and who of them may not, read at the moment it matters. [AG-4, AG-5, AG-6, AG-10, AG-11]
 */
import { partSigners, type StepSigners } from '../../domain/document-control/eligible-signers';
import type { GateStep } from '../../domain/document-control/gate';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Viewer } from '../product-ports';
import { holdersOf } from '../site-settings';
import type { Services } from '../use-case';

export interface Candidates {
  readonly step: GateStep;
  readonly people: readonly Person[];
}
interface Conflicts {
  readonly author: AccountId | null;
  readonly contributors: readonly AccountId[];
}

/** People by step, whoever they are; each role is read once, in parallel. */
export async function findCandidates(
  services: Services,
  as: Viewer,
  settings: SiteSettings,
  steps: readonly GateStep[],
  owner: Person,
): Promise<readonly Candidates[]> {
  const roles = [...new Set(steps.map((step) => step.role))].filter((role): role is Role => role !== 'documentOwner');
  const holders = new Map(
    await Promise.all(
      roles.map(async (role) => [role, await holdersOf(services.confluence.people, as, settings, role)] as const),
    ),
  );
  return steps.map((step) => ({
    step,
    people: step.role === 'documentOwner' ? [owner] : (holders.get(step.role) ?? []),
  }));
}

export function partCandidates(candidates: readonly Candidates[], conflicts: Conflicts): readonly StepSigners[] {
  return candidates.map(({ step, people }) => partSigners(step, people, conflicts));
}

export async function findSigners(
  services: Services,
  as: Viewer,
  settings: SiteSettings,
  steps: readonly GateStep[],
  owner: Person,
  conflicts: Conflicts,
): Promise<readonly StepSigners[]> {
  return partCandidates(await findCandidates(services, as, settings, steps, owner), conflicts);
}
