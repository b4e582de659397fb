/**
 * Who a gate would ask today, by step, who of them has left, when each step would be due, and why the gate could not work.
 * Nothing is stored. [AG-16, AG-19 … AG-24]
 */
import { checkGate } from '../../domain/document-control/configuration/check-gate';
import { escalatesOn, stepDueOn } from '../../domain/document-control/step-due';
import { daysOff } from '../../domain/settings/holidays';
import { accept, refuse } from '../../kernel/result';
import { mayManageQuality, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { readGateToday } from './gate-today';
import { nameApproval, readDirectory } from './name-overrides';

export const previewGate: UseCase<'types.preview'> = async (services, caller, request) => {
  const [standing, directory] = await Promise.all([
    readStanding(services, caller),
    readDirectory(services.confluence.people, { approval: request.approval }),
  ]);
  // It answers who is in which group, which only those who configure gates need to know.
  if (!mayManageQuality(standing)) return refuse(refusal('notPermitted', 'ST-8', { right: 'manageQuality' }));
  const rules = nameApproval(request.approval, directory);
  const today = await readGateToday(services, standing.settings, rules.steps);
  return accept({
    steps: today.map(({ step, asksOwner, active, inactive }) => ({
      stepId: step.stepId,
      title: step.title,
      asksOwner,
      active,
      inactive,
      dueOn: stepDueOn(caller.at, step, daysOff(standing.settings)),
      escalatesOn: escalatesOn(caller.at, step, daysOff(standing.settings)),
    })),
    problems: checkGate(rules, today).map(({ rule, field, message }) => ({ rule, field, message })),
  });
};
