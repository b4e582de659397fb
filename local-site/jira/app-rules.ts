/**
 * The workflow rules an app brings: `jira:workflowCondition` and `jira:workflowValidator` of its manifest, read generically.
 * A rule by a function is known by its key, so that attaching it can be refused as not modelled.
 */
export type AppRuleKind = 'condition' | 'validator';
export type ProjectStyle = 'company-managed' | 'team-managed';

export interface AppRule {
  readonly key: string;
  readonly kind: AppRuleKind;
  /** Absent for a validator by a function. */
  readonly expression: string | undefined;
  readonly errorMessage: string | { readonly expression: string } | undefined;
  readonly projectTypes: readonly ProjectStyle[];
}
/** The one app of the site, as far as Jira knows it. */
export interface JiraApp {
  readonly appId: string;
  readonly environmentId: string;
  readonly rules: readonly AppRule[];
}

type Module = Readonly<Record<string, unknown>>;

export function readAppRules(modules: Readonly<Record<string, readonly Module[]>>): readonly AppRule[] {
  const read = (type: string, kind: AppRuleKind) => (modules[type] ?? []).map((module) => readRule(module, kind));
  return [...read('jira:workflowCondition', 'condition'), ...read('jira:workflowValidator', 'validator')];
}

function readRule(module: Module, kind: AppRuleKind): AppRule {
  const { key, expression, projectTypes } = module;
  return {
    key: String(key),
    kind,
    expression: typeof expression === 'string' ? expression : undefined,
    errorMessage: readMessage(module['errorMessage']),
    projectTypes: Array.isArray(projectTypes) ? (projectTypes as readonly ProjectStyle[]) : ['company-managed'],
  };
}

function readMessage(value: unknown): AppRule['errorMessage'] {
  if (typeof value === 'string') return value;
  const { expression } = (value ?? {}) as { expression?: unknown };
  return typeof expression === 'string' ? { expression } : undefined;
}
