/**
 * Gates in words: whom a step asks, how many must sign, what a rejection does. The drawing says the same with boxes.
 */
import type { AskedBy, StepMeaning } from '../../../../src/contract/document-answers';
import type {
  ApprovalView,
  ConfigurationAspect,
  ConfigurationLevel,
  ConfiguredStep,
  TypeOverridesView,
  TypeValues,
} from '../../../../src/contract/type-answers';
import { roleNames } from './states';

/** “Quality manager, group Field team, Hana Ito”. */
export function askedByWords({ role, groups = [], people = [] }: AskedBy): string {
  const asked = [
    ...(role === null ? [] : [roleNames[role]]),
    ...groups.map((group) => `group ${group.name}`),
    ...people.map((person) => person.name),
  ];
  return asked.length === 0 ? 'nobody yet' : asked.join(', ');
}

interface Counted {
  readonly quorum: number | 'all';
  readonly asked?: number | undefined;
}
/** “2”, “2 of 5”, “all”, “all 5”. */
export function quorumWords({ quorum, asked }: Counted): string {
  if (quorum === 'all') return asked === undefined ? 'all' : `all ${asked}`;
  return asked === undefined ? String(quorum) : `${quorum} of ${asked}`;
}
/** How many signatures are needed, for “1 of 2 signed”. */
export function neededWords({ quorum, asked }: Counted): string {
  return quorum === 'all' ? (asked === undefined ? 'all' : String(asked)) : String(quorum);
}

export const stepMeanings: Readonly<Record<StepMeaning, string>> = {
  reviewed: 'Review',
  approved: 'Approve',
  released: 'Release',
};

export const rejectionWords = {
  one: 'One rejection ends the round',
  majority: 'A majority of those asked must reject',
} as const satisfies Record<ApprovalView['rejection'], string>;
export const separationWords = {
  standard: 'Standard: author and contributors may review, not approve',
  strict: 'Strict: who contributed since the last effective revision signs nothing',
  smallFirm: 'Small firm: own work with a signed waiver and a second reviewer',
} as const satisfies Record<ApprovalView['separation'], string>;
export const minorWords = {
  skipsReview: 'Minor revisions skip the reviews',
  allSteps: 'Minor revisions pass all steps',
  notAllowed: 'No minor revisions',
} as const satisfies Record<ApprovalView['minor'], string>;
export const dynamicContentWords = {
  allow: 'Allowed; readers of the frozen text see a note in their place',
  freeze: 'Frozen: what they show at submit becomes part of the text, for every reader of it',
  block: 'Refused at submit',
} as const satisfies Record<TypeValues['dynamicContent'], string>;
export const levelWords = {
  builtIn: 'the built-in default',
  site: 'the site',
  space: 'this space',
} as const satisfies Record<ConfigurationLevel, string>;
export const aspectWords = {
  approval: 'Approval',
  reviewMonths: 'Periodic review',
  numberingCode: 'Numbering code',
  distribution: 'Distribution list',
  changeRequestRequired: 'Change request',
  retentionYears: 'Retention',
  dynamicContent: 'Content from elsewhere',
} as const satisfies Record<ConfigurationAspect, string>;

export function reviewWords(months: number | null): string {
  return months === null ? 'no periodic review of its own' : `review every ${months} months`;
}
function distributionWords(groups: TypeValues['distribution']): string {
  return groups.length === 0 ? 'nobody' : groups.map((group) => group.name).join(', ');
}
export function retentionWords(years: number): string {
  return `obsolete revisions are kept ${years === 1 ? '1 year' : `${years} years`}`;
}
/** Every value but the approval in a few words. */
export function valueWords(values: TypeValues, aspect: Exclude<ConfigurationAspect, 'approval'>): string {
  switch (aspect) {
    case 'reviewMonths':
      return reviewWords(values.reviewMonths);
    case 'numberingCode':
      return values.numberingCode;
    case 'distribution':
      return distributionWords(values.distribution);
    case 'retentionYears':
      return retentionWords(values.retentionYears);
    case 'changeRequestRequired':
      return values.changeRequestRequired ? 'a Jira issue is required before submit' : 'not required';
    case 'dynamicContent':
      return dynamicContentWords[values.dynamicContent].toLowerCase();
  }
}

/** When a step is due, as its box in the drawing says it. */
export function dueWords({ dueDays = 5 }: ConfiguredStep): string {
  return dueDays === 1 ? 'due in 1 working day' : `due in ${dueDays} working days`;
}

function stepWords(step: ConfiguredStep): string {
  const { dueDays = 5, escalateAfterDays = 3 } = step;
  const signs = step.quorum === 1 ? '1 signature' : `${quorumWords(step)} signatures`;
  return `${stepMeanings[step.meaning].toLowerCase()}, ${signs} of ${askedByWords(step)}, due in ${dueDays} and escalated after ${escalateAfterDays} working days`;
}
/** The whole gate as sentences, for those who do not see the drawing. */
export function gateWords(steps: readonly ConfiguredStep[]): string {
  if (steps.length === 0) return 'The gate has no steps.';
  return steps.map((step) => `Stage ${step.stage}, “${step.title || 'no title'}”: ${stepWords(step)}.`).join(' ');
}

function approvalDifferences(before: ApprovalView, after: ApprovalView): readonly string[] {
  const named = (steps: readonly ConfiguredStep[]) => new Map(steps.map((step) => [step.title, step]));
  const was = named(before.steps);
  const is = named(after.steps);
  const lines: string[] = [];
  for (const [title, step] of was) if (!is.has(title)) lines.push(`Step “${title}” removed (${stepWords(step)})`);
  for (const [title, step] of is) {
    const old = was.get(title);
    if (old === undefined) {
      lines.push(`Step “${title}” added in stage ${step.stage}: ${stepWords(step)}`);
      continue;
    }
    if (old.stage !== step.stage) lines.push(`Step “${title}”: stage ${old.stage} → ${step.stage}`);
    if (stepWords(old) !== stepWords(step)) lines.push(`Step “${title}”: ${stepWords(old)} → ${stepWords(step)}`);
  }
  if (before.rejection !== after.rejection) {
    lines.push(`${rejectionWords[before.rejection]} → ${rejectionWords[after.rejection]}`);
  }
  if (before.separation !== after.separation) {
    lines.push(`${separationWords[before.separation]} → ${separationWords[after.separation]}`);
  }
  if (before.minor !== after.minor) lines.push(`${minorWords[before.minor]} → ${minorWords[after.minor]}`);
  return lines;
}

const aspectNames = Object.keys(aspectWords) as ConfigurationAspect[];
/** One line per thing that differs between what a level said and would say; `inherited` fills in what it leaves open. */
export function configurationDifferences(
  from: TypeOverridesView,
  to: TypeOverridesView,
  inherited: TypeValues,
): readonly string[] {
  const before: TypeValues = { ...inherited, ...from };
  const after: TypeValues = { ...inherited, ...to };
  return aspectNames.flatMap((aspect) => {
    const lines =
      aspect === 'approval'
        ? approvalDifferences(before.approval, after.approval)
        : valueWords(before, aspect) === valueWords(after, aspect)
          ? []
          : [`${aspectWords[aspect]}: ${valueWords(before, aspect)} → ${valueWords(after, aspect)}`];
    const wasSet = from[aspect] !== undefined;
    const isSet = to[aspect] !== undefined;
    if (wasSet === isSet) return lines;
    return [...lines, `${aspectWords[aspect]}: ${isSet ? 'from now on set here' : 'from now on inherited'}`];
  });
}
