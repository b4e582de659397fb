/**
 * Whether a second quality manager must approve changes of the configuration. It is configuration itself: switched off only
 * the way everything else is changed, and switched on only where there are two. [ST-13; F17]
 */
import type { ControlledValue } from './controlled-value';
import type { GateProblem } from './check-gate';

export interface ChangePolicy {
  readonly secondApproval: boolean;
}
export const defaultPolicy: ControlledValue<ChangePolicy> = {
  value: { secondApproval: false },
  version: 0,
  waiting: null,
};

/** @param qualityManagers how many people hold the role today */
export function problemsOfPolicy(policy: ChangePolicy, qualityManagers: number): readonly GateProblem[] {
  if (!policy.secondApproval || qualityManagers >= 2) return [];
  const message = `A second approval needs two quality managers, and there ${qualityManagers === 1 ? 'is 1' : `are ${qualityManagers}`}`;
  return [{ code: 'gateImpossible', field: 'secondApproval', rule: 'ST-13', message }];
}
