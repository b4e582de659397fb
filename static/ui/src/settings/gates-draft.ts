/**
 * What a quality manager is about to save for one type: which values are set here, and the gate as stages of steps. Nothing is
 * sent until they give a reason and save. Moving a step is one motion: out of a shared stage, then into the next one.
 */
import type { ConfiguredStep, TypeOverridesView, TypeValues, TypeView } from '../../../../src/contract/type-answers';
import type { CommandInput } from '../host/use-command';

export interface StepDraft
  extends Omit<ConfiguredStep, 'stepId' | 'stage' | 'quorum' | 'dueDays' | 'escalateAfterDays'> {
  /** Tells steps apart while they are edited; stored steps get ids of their own. */
  readonly key: string;
  readonly quorum: string;
  readonly dueDays: string;
  readonly escalateAfterDays: string;
}
export type Stages = readonly (readonly StepDraft[])[];

export interface TypeDraft {
  readonly own: Readonly<Record<keyof TypeValues, boolean>>;
  readonly stages: Stages;
  readonly rules: Omit<TypeValues['approval'], 'steps'>;
  readonly reviewMonths: string;
  readonly numberingCode: string;
  readonly distribution: TypeValues['distribution'];
  readonly changeRequestRequired: boolean;
  readonly retentionYears: string;
  readonly dynamicContent: TypeValues['dynamicContent'];
}

let keys = 0;
function newKey(): string {
  keys += 1;
  return `step-${keys}`;
}

export function stagesOf(steps: readonly ConfiguredStep[]): Stages {
  const numbers = [...new Set(steps.map((step) => step.stage))].sort((one, other) => one - other);
  return numbers.map((stage) => steps.filter((step) => step.stage === stage).map(draftStep));
}
function draftStep({ stepId: _given, stage: _place, ...step }: ConfiguredStep): StepDraft {
  const { quorum, dueDays = 5, escalateAfterDays = 3 } = step;
  return {
    ...step,
    key: newKey(),
    quorum: String(quorum),
    dueDays: String(dueDays),
    escalateAfterDays: String(escalateAfterDays),
  };
}

export function draftOfType({ overrides, values }: TypeView): TypeDraft {
  const { steps, ...rules } = values.approval;
  const isOwn = (aspect: keyof TypeValues) => overrides[aspect] !== undefined;
  return {
    own: {
      approval: isOwn('approval'),
      reviewMonths: isOwn('reviewMonths'),
      numberingCode: isOwn('numberingCode'),
      distribution: isOwn('distribution'),
      changeRequestRequired: isOwn('changeRequestRequired'),
      retentionYears: isOwn('retentionYears'),
      dynamicContent: isOwn('dynamicContent'),
    },
    stages: stagesOf(steps),
    rules,
    reviewMonths: values.reviewMonths === null ? '' : String(values.reviewMonths),
    numberingCode: values.numberingCode,
    distribution: values.distribution,
    changeRequestRequired: values.changeRequestRequired,
    retentionYears: String(values.retentionYears),
    dynamicContent: values.dynamicContent,
  };
}

export function addStep(stages: Stages): Stages {
  const step: StepDraft = {
    key: newKey(),
    title: '',
    meaning: 'approved',
    role: 'qualityManager',
    quorum: '1',
    dueDays: '5',
    escalateAfterDays: '3',
  };
  return [...stages, [step]];
}
export function changeStep(stages: Stages, changed: StepDraft): Stages {
  return stages.map((stage) => stage.map((step) => (step.key === changed.key ? changed : step)));
}
export function removeStep(stages: Stages, key: string): Stages {
  return withoutEmpty(stages.map((stage) => stage.filter((step) => step.key !== key)));
}
function withoutEmpty(stages: Stages): Stages {
  return stages.filter((stage) => stage.length > 0);
}

export function mayMove(stages: Stages, key: string, by: -1 | 1): boolean {
  const at = stages.findIndex((stage) => stage.some((step) => step.key === key));
  const isAlone = stages[at]?.length === 1;
  return !isAlone || (by === -1 ? at > 0 : at < stages.length - 1);
}
/** A step that shares its stage leaves it; one that is alone joins the stage next to it. */
export function moveStep(stages: Stages, key: string, by: -1 | 1): Stages {
  const at = stages.findIndex((stage) => stage.some((step) => step.key === key));
  const step = stages[at]?.find((one) => one.key === key);
  if (step === undefined || !mayMove(stages, key, by)) return stages;
  const rest = stages.map((stage) => stage.filter((one) => one.key !== key));
  if ((stages[at]?.length ?? 0) > 1) {
    const place = by === -1 ? at : at + 1;
    return [...rest.slice(0, place), [step], ...rest.slice(place)];
  }
  return withoutEmpty(rest.map((stage, index) => (index === at + by ? [...stage, step] : stage)));
}

/** The gate as it would be stored, for the drawing and the differences. */
export function configuredSteps(stages: Stages): readonly ConfiguredStep[] {
  return stages.flatMap((steps, index) =>
    steps.map(
      ({ key, quorum, dueDays, escalateAfterDays, ...step }): ConfiguredStep => ({
        ...step,
        stepId: key,
        stage: index + 1,
        quorum: quorum === 'all' ? 'all' : Number(quorum),
        dueDays: Number(dueDays),
        escalateAfterDays: Number(escalateAfterDays),
      }),
    ),
  );
}

const isCount = (text: string, least: number) => /^\d{1,3}$/.test(text) && Number(text) >= least;

/** What keeps the draft from being sent; the server says what cannot work. */
export function unfinished(draft: TypeDraft): readonly string[] {
  const missing: string[] = [];
  if (draft.own.approval) {
    if (draft.stages.length === 0) missing.push('The gate needs a step.');
    for (const step of draft.stages.flat()) {
      const name = step.title.trim() === '' ? 'A step' : `“${step.title}”`;
      if (step.title.trim() === '') missing.push('A step has no title.');
      if (!isCount(step.dueDays, 1)) missing.push(`${name} must be due in 1 or more working days.`);
      if (!isCount(step.escalateAfterDays, 0)) missing.push(`${name} must be escalated after 0 or more working days.`);
    }
  }
  if (draft.own.reviewMonths && draft.reviewMonths !== '' && !isCount(draft.reviewMonths, 1)) {
    missing.push('The review period must be a number of months, or empty.');
  }
  if (draft.own.retentionYears && !isCount(draft.retentionYears, 0)) {
    missing.push('Retention must be a number of years.');
  }
  if (draft.own.numberingCode && !/^[A-Z][A-Z0-9]{1,5}$/.test(draft.numberingCode)) {
    missing.push('The numbering code must be 2 to 6 capital letters or digits.');
  }
  return missing;
}

/** What the level would say, with names; what is inherited is left out. */
export function overridesOf(draft: TypeDraft): TypeOverridesView {
  const { own } = draft;
  return {
    ...(own.approval ? { approval: { steps: configuredSteps(draft.stages), ...draft.rules } } : {}),
    ...(own.reviewMonths ? { reviewMonths: draft.reviewMonths === '' ? null : Number(draft.reviewMonths) } : {}),
    ...(own.numberingCode ? { numberingCode: draft.numberingCode } : {}),
    ...(own.distribution ? { distribution: draft.distribution } : {}),
    ...(own.retentionYears ? { retentionYears: Number(draft.retentionYears) } : {}),
    ...(own.changeRequestRequired ? { changeRequestRequired: draft.changeRequestRequired } : {}),
    ...(own.dynamicContent ? { dynamicContent: draft.dynamicContent } : {}),
  };
}

type Requested = CommandInput<'types.change'>['overrides'];
export function requestedApproval(draft: TypeDraft): NonNullable<Requested['approval']> {
  const steps = configuredSteps(draft.stages).map(
    ({ stepId: _key, groups = [], people = [], dueDays = 5, escalateAfterDays = 3, ...step }) => ({
      ...step,
      groups: groups.map((group) => group.groupId),
      people: people.map((person) => person.accountId),
      dueDays,
      escalateAfterDays,
    }),
  );
  return { steps, ...draft.rules };
}
/** The same with ids only, as the server takes it. */
export function requestedOverrides(draft: TypeDraft): Requested {
  const { approval, distribution, ...plain } = overridesOf(draft);
  return {
    ...plain,
    ...(approval === undefined ? {} : { approval: requestedApproval(draft) }),
    ...(distribution === undefined ? {} : { distribution: distribution.map((group) => group.groupId) }),
  };
}
