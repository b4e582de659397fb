/**
 * Attaching an app's rules to transitions: what an administrator does in the workflow editor. A rule comes from the
 * manifest and fits the kind of project it says; team-managed projects take none unless the module names them.
 */
import type { AppRuleKind } from './app-rules';
import type { JiraContext } from './context';
import type { JsonValue, Project, TransitionRule, Workflow } from './model';
import { badRequest, notModelled } from './refusal';
import { appRuleType } from './services/expression-rules';

/** A rule of the app on a transition, with the configuration an administrator gave it. */
export interface AppRuleSeed {
  /** Key of the module in the manifest. */
  readonly module: string;
  readonly config?: Readonly<Record<string, JsonValue>>;
}
export interface TransitionRulesSeed {
  readonly projectKey: string;
  /** Id or name; `create` for the transition by which issues are created. */
  readonly transition: string;
  readonly conditions?: readonly AppRuleSeed[];
  readonly validators?: readonly AppRuleSeed[];
}
const CREATE = 'create';

export function setAppRules({ app, configuration }: JiraContext, seed: TransitionRulesSeed): Project {
  const project = configuration.project(seed.projectKey);
  if (project === undefined) throw badRequest(`There is no Jira project ${seed.projectKey}.`);
  const readRules = (kind: AppRuleKind, seeds: readonly AppRuleSeed[] = []): TransitionRule[] =>
    seeds.map(({ module, config }) => {
      const rule = app?.rules.find(({ key }) => key === module);
      if (rule?.kind !== kind) throw badRequest(`The app has no workflow ${kind} '${module}'.`);
      const style = project.style === 'next-gen' ? 'team-managed' : 'company-managed';
      if (!rule.projectTypes.includes(style)) throw badRequest(`'${module}' is not for ${style} projects.`);
      if (rule.expression === undefined && config?.['expression'] === undefined)
        throw notModelled(`the workflow ${kind} '${module}' by a function`);
      return {
        type: appRuleType(module),
        parameters: config === undefined ? {} : { config: JSON.stringify(config) },
      };
    });
  const conditions = readRules('condition', seed.conditions);
  const validators = readRules('validator', seed.validators);
  return configuration.put('project', {
    ...project,
    issueTypes: project.issueTypes.map((type) => ({
      ...type,
      workflow: withRules(type.workflow, seed.transition, conditions, validators),
    })),
  });
}

function withRules(
  workflow: Workflow,
  transition: string,
  conditions: readonly TransitionRule[],
  validators: readonly TransitionRule[],
): Workflow {
  const own = (rules: readonly TransitionRule[] = []) => rules.filter(({ type }) => !type.startsWith(appRuleType('')));
  if (transition === CREATE) {
    if (conditions.length > 0) throw badRequest('The transition by which issues are created takes no conditions.');
    return { ...workflow, createValidators: [...own(workflow.createValidators), ...validators] };
  }
  if (!workflow.transitions.some(({ id, name }) => id === transition || name === transition))
    throw badRequest(`${workflow.name} has no transition '${transition}'.`);
  return {
    ...workflow,
    transitions: workflow.transitions.map((known) =>
      known.id === transition || known.name === transition
        ? {
            ...known,
            conditions: [...own(known.conditions), ...conditions],
            validators: [...own(known.validators), ...validators],
          }
        : known,
    ),
  };
}
