/**
 * What a document type demands, and where each value comes from: the built-in default, the site, or the space. The approval
 * rules are one piece and come from one level, so that the digest a signature carries names one record of configuration.
 * [ST-7; A1, A22, F17]
 */
import type { DocumentTypeCode } from '../../../contract/document-types';
import type { ApprovalRules, FrozenRules, Level, NamedGroup } from '../gate';
import { documentTypes } from '../document-types';
import type { MacroPolicy } from '../macro-policy';
import type { GateProblem } from './check-gate';
import type { ControlledValue } from './controlled-value';

export interface TypeConfiguration {
  readonly approval: ApprovalRules;
  /** Months between periodic reviews; null: reviewed together with the document it belongs to. */
  readonly reviewMonths: number | null;
  /** What stands between prefix and counter of a number: `PRO` in TBI-PRO-004. */
  readonly numberingCode: string;
  /** Told once about every revision that becomes effective, is superseded or withdrawn (A23). */
  readonly distribution: readonly NamedGroup[];
  /** A revision names the Jira issue that asked for it (A14). */
  readonly changeRequestRequired: boolean;
  /** What becomes of macros that show content of elsewhere when a revision is submitted (A21). */
  readonly dynamicContent: MacroPolicy;
  /** Years the text of a revision is kept after it was superseded or withdrawn (A20). */
  readonly retentionYears: number;
}
export type Aspect = keyof TypeConfiguration;
export const aspects = [
  'approval',
  'reviewMonths',
  'numberingCode',
  'distribution',
  'changeRequestRequired',
  'dynamicContent',
  'retentionYears',
] as const satisfies readonly Aspect[];

/** What one level says; an aspect that is absent is inherited. */
export type TypeOverrides = { readonly [Name in Aspect]?: TypeConfiguration[Name] };

/** One level's record: what it says, and how often it was changed. */
export type LevelRecord = ControlledValue<TypeOverrides>;
export const emptyRecord: LevelRecord = { value: {}, version: 0, waiting: null };

export interface EffectiveConfiguration {
  readonly typeCode: DocumentTypeCode;
  readonly values: TypeConfiguration;
  readonly from: Readonly<Record<Aspect, Level>>;
  /** Version of the record the approval rules come from; 0 is the built-in default. */
  readonly approvalVersion: number;
  /** The type they come from, where it is another one. [AG-72] */
  readonly approvalOf?: DocumentTypeCode;
}

/** Common practice; the law of a trade may ask for more. */
const defaultRetentionYears = 10;

export function builtInOf(typeCode: DocumentTypeCode): TypeConfiguration {
  const { gate, reviewMonths, code } = documentTypes[typeCode];
  return {
    approval: { steps: gate, rejection: 'one', separation: 'standard', minor: 'skipsReview' },
    reviewMonths,
    numberingCode: code,
    distribution: [],
    changeRequestRequired: false,
    retentionYears: defaultRetentionYears,
    dynamicContent: 'allow',
  };
}

/** The nearest level that says something wins, aspect by aspect. [ST-7] */
export function effectiveConfiguration(
  typeCode: DocumentTypeCode,
  site: LevelRecord,
  space: LevelRecord | null,
): EffectiveConfiguration {
  const local: TypeOverrides = space?.value ?? {};
  const levelOf = (aspect: Aspect): Level => {
    if (local[aspect] !== undefined) return 'space';
    return site.value[aspect] === undefined ? 'builtIn' : 'site';
  };
  const approvalLevel = levelOf('approval');
  const versions = { builtIn: 0, site: site.version, space: space?.version ?? 0 };
  return {
    typeCode,
    values: { ...builtInOf(typeCode), ...said(site.value), ...said(local) },
    from: Object.fromEntries(aspects.map((aspect) => [aspect, levelOf(aspect)])) as Record<Aspect, Level>,
    approvalVersion: versions[approvalLevel],
  };
}

/** The demands of one type with the approval of another, as both are configured at one place. [AG-72] */
export function withApprovalOf(own: EffectiveConfiguration, other: EffectiveConfiguration): EffectiveConfiguration {
  return {
    ...own,
    values: { ...own.values, approval: other.values.approval },
    from: { ...own.from, approval: other.from.approval },
    approvalVersion: other.approvalVersion,
    approvalOf: other.typeCode,
  };
}

function said(overrides: TypeOverrides): TypeOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}

/** What a submission freezes beside the steps. [AG-1] */
export function frozenRulesOf({ values, from, approvalVersion, approvalOf }: EffectiveConfiguration): FrozenRules {
  const { approval, reviewMonths, distribution, changeRequestRequired, dynamicContent } = values;
  return {
    rejection: approval.rejection,
    separation: approval.separation,
    minor: approval.minor,
    reviewMonths,
    distribution,
    changeRequestRequired,
    ...(dynamicContent === 'allow' ? {} : { dynamicContent }),
    from: {
      level: from.approval,
      version: approvalVersion,
      ...(approvalOf === undefined ? {} : { typeCode: approvalOf }),
    },
  };
}

/** Two types of one numbering code would share a series of numbers that says nothing about the type. [ST-16] */
export function problemsOfCode(
  typeCode: DocumentTypeCode,
  code: string | undefined,
  others: readonly { readonly typeCode: DocumentTypeCode; readonly values: TypeConfiguration }[],
): readonly GateProblem[] {
  const taken = others.find((other) => other.typeCode !== typeCode && other.values.numberingCode === code);
  if (taken === undefined) return [];
  const message = `“${code}” already numbers ${documentTypes[taken.typeCode].name}`;
  return [{ code: 'badInput', rule: 'ST-16', field: 'numberingCode', message }];
}
