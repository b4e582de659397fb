import { documentTypeCodes } from '../../../src/contract/document-types';
import { problemsOfPolicy } from '../../../src/domain/document-control/configuration/change-policy';
import { checkGate, type StepToday } from '../../../src/domain/document-control/configuration/check-gate';
import {
  changeConfiguration,
  type ConfigurationEvent,
  type ControlledValue,
  decideOnChange,
  evolveControlled,
} from '../../../src/domain/document-control/configuration/controlled-value';
import { gateTemplates } from '../../../src/domain/document-control/configuration/templates';
import {
  builtInOf,
  effectiveConfiguration,
  emptyRecord,
  frozenRulesOf,
  problemsOfCode,
  type TypeOverrides,
} from '../../../src/domain/document-control/configuration/type-configuration';
import type { ApprovalRules, GateStep } from '../../../src/domain/document-control/gate';
import type { GroupId } from '../../../src/kernel/ids';
import { at, hana, idris, later, person, sofia } from './given';

const step = (more: Partial<GateStep> = {}): GateStep => ({
  stepId: 'step-1',
  stage: 1,
  title: 'Approval',
  meaning: 'approved',
  role: 'qualityManager',
  quorum: 1,
  ...more,
});
const rules = (...steps: readonly GateStep[]): ApprovalRules => ({
  steps,
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
const today = (people: number, stepId = 'step-1', unknown: readonly string[] = []): StepToday => ({
  stepId,
  people,
  unknown,
});
const problems = (approval: ApprovalRules, ...counted: readonly StepToday[]) =>
  checkGate(approval, counted).map(({ rule, field }) => [rule, field]);

describe('where a value comes from', () => {
  const record = (value: TypeOverrides, version = 1) => ({ ...emptyRecord, value, version });
  it('[ST-7] is the built-in default as long as nobody said anything', () => {
    for (const code of documentTypeCodes) {
      const { values, from, approvalVersion } = effectiveConfiguration(code, emptyRecord, emptyRecord);
      expect(values).toEqual(builtInOf(code));
      expect(new Set(Object.values(from))).toEqual(new Set(['builtIn']));
      expect(approvalVersion).toBe(0);
    }
  });
  it('[ST-7] is the nearest level, value by value', () => {
    const { values, from } = effectiveConfiguration(
      'PRO',
      record({ reviewMonths: 12, numberingCode: 'SOP' }),
      record({ reviewMonths: null, approval: rules(step()) }),
    );
    expect(values).toMatchObject({
      reviewMonths: null,
      numberingCode: 'SOP',
      approval: { steps: [{ title: 'Approval' }] },
    });
    expect(from).toEqual({
      approval: 'space',
      reviewMonths: 'space',
      numberingCode: 'site',
      distribution: 'builtIn',
      changeRequestRequired: 'builtIn',
      retentionYears: 'builtIn',
      dynamicContent: 'builtIn',
    });
  });
  it('[ST-15] freezes which record the approval came from', () => {
    const site = record({ approval: rules(step()) }, 4);
    expect(frozenRulesOf(effectiveConfiguration('WIN', site, record({ reviewMonths: 6 }, 9))).from).toEqual({
      level: 'site',
      version: 4,
    });
  });
  it('[ST-16] refuses the numbering code of another type, and takes its own and a free one', () => {
    const all = documentTypeCodes.map((typeCode) => ({ typeCode, values: builtInOf(typeCode) }));
    expect(problemsOfCode('PRO', 'WIN', all)).toMatchObject([{ rule: 'ST-16', field: 'numberingCode' }]);
    expect(problemsOfCode('PRO', 'PRO', all)).toEqual([]);
    expect(problemsOfCode('PRO', 'SOP', all)).toEqual([]);
  });
});

describe('an impossible gate', () => {
  it('[AG-19] asks for more signatures than there are people', () => {
    expect(problems(rules(step({ quorum: 3 })), today(2))).toEqual([['AG-19', 'approval.steps.0.quorum']]);
    expect(problems(rules(step({ quorum: 2 })), today(2))).toEqual([]);
    expect(problems(rules(step({ quorum: 'all' })), today(2))).toEqual([]);
  });
  it('[AG-20] asks nobody, or nobody who could sign today', () => {
    expect(problems(rules(step()), today(0))).toEqual([['AG-20', 'approval.steps.0.role']]);
    expect(problems(rules(step()))).toEqual([['AG-20', 'approval.steps.0.role']]);
    expect(problems(rules(step({ role: null })), today(0))).toEqual([['AG-20', 'approval.steps.0.role']]);
    expect(problems(rules(step({ role: null, people: [hana] })), today(1))).toEqual([]);
  });
  it('[AG-21] has nobody who authorises, or more steps than anybody can follow', () => {
    expect(problems(rules(step({ meaning: 'reviewed' })), today(1))).toEqual([['AG-21', 'approval.steps']]);
    expect(problems(rules(), today(1))).toEqual([['AG-21', 'approval.steps']]);
    const nine = Array.from({ length: 9 }, (_, index) => step({ stepId: `s${index}`, title: `Step ${index}` }));
    expect(problems(rules(...nine), ...nine.map((one) => today(1, one.stepId)))).toEqual([['AG-21', 'approval.steps']]);
  });
  it('[AG-22] leaves a stage without a step', () => {
    expect(problems(rules(step({ stage: 3 })), today(1))).toEqual([
      ['AG-22', 'approval.steps'],
      ['AG-22', 'approval.steps'],
    ]);
    expect(problems(rules(step(), step({ stepId: 'b', title: 'Second', stage: 2 })), today(1), today(1, 'b'))).toEqual(
      [],
    );
  });
  it('[AG-23] has two steps of one title', () => {
    const two = rules(step(), step({ stepId: 'b', title: 'APPROVAL' }));
    expect(problems(two, today(1), today(1, 'b'))).toEqual([['AG-23', 'approval.steps.1.title']]);
    expect(problems(rules(step()), today(1))).toEqual([]);
  });
  it('[AG-24] names whom the directory does not know, or more people than belong into a gate', () => {
    expect(problems(rules(step({ people: [hana] })), today(1, 'step-1', ['Hana']))).toEqual([
      ['AG-24', 'approval.steps.0.people'],
    ]);
    const many = Array.from({ length: 21 }, (_, index) => person(`P${index}`));
    expect(problems(rules(step({ people: many })), today(21))).toEqual([['AG-24', 'approval.steps']]);
    expect(problems(rules(step({ groups: [{ groupId: 'g' as GroupId, name: 'Field' }] })), today(4))).toEqual([]);
  });
  it('[AG-25] is none of the three templates, given somebody in each role', () => {
    expect(gateTemplates).toHaveLength(3);
    for (const { steps } of gateTemplates) {
      expect(problems(rules(...steps), ...steps.map((one) => today(1, one.stepId)))).toEqual([]);
    }
    for (const code of documentTypeCodes) {
      const { approval } = builtInOf(code);
      expect(problems(approval, ...approval.steps.map((one) => today(2, one.stepId)))).toEqual([]);
    }
  });
});

describe('a change of the configuration', () => {
  type State = ControlledValue<{ readonly months: number }>;
  const start: State = { value: { months: 24 }, version: 0, waiting: null };
  const after = (...events: readonly ConfigurationEvent<{ readonly months: number }>[]) =>
    events.reduce<State>(evolveControlled, start);
  const facts = { sequence: 1, seenSequence: 1, problems: [], needsSecond: false };
  const wanted = { to: { months: 12 }, reason: 'Auditor asked', by: idris, at };
  const proposed = () => {
    const decided = changeConfiguration(start, wanted, { ...facts, needsSecond: true });
    return after(...(decided.ok ? decided.value : []));
  };

  it('[ST-9] carries the old value, the new one, who and why, and counts versions', () => {
    const decided = changeConfiguration(start, wanted, facts);
    expect(decided).toMatchObject({
      ok: true,
      value: [
        {
          type: 'ConfigurationChanged',
          version: 1,
          from: { months: 24 },
          to: { months: 12 },
          reason: 'Auditor asked',
          by: idris,
          approvedBy: null,
        },
      ],
    });
    expect(after(...(decided.ok ? decided.value : []))).toEqual({ value: { months: 12 }, version: 1, waiting: null });
  });
  it('[ST-8] is refused on what moved on, and records nothing where nothing differs', () => {
    expect(changeConfiguration(start, wanted, { ...facts, seenSequence: 0 })).toMatchObject({
      refusal: { code: 'changedMeanwhile', rule: 'ST-8' },
    });
    expect(changeConfiguration(start, { ...wanted, to: { months: 24 } }, facts)).toEqual({ ok: true, value: [] });
  });
  it('[AG-19] is refused with the field named when it could not work', () => {
    const problem = {
      code: 'gateImpossible',
      rule: 'AG-19',
      field: 'approval.steps.0.quorum',
      message: 'is 3',
    } as const;
    expect(changeConfiguration(start, wanted, { ...facts, problems: [problem] })).toMatchObject({
      refusal: { code: 'gateImpossible', rule: 'AG-19', details: { field: 'approval.steps.0.quorum' } },
    });
  });
  it('[ST-10] waits, and changes nothing yet, where a second quality manager must approve', () => {
    expect(proposed()).toEqual({
      value: { months: 24 },
      version: 0,
      waiting: { to: { months: 12 }, reason: 'Auditor asked', by: idris, at },
    });
    expect(changeConfiguration(start, wanted, facts)).toMatchObject({ value: [{ type: 'ConfigurationChanged' }] });
    expect(decideOnChange(start, { verdict: 'approve', by: sofia, at: later }, facts)).toMatchObject({
      refusal: { code: 'noChangeWaiting', rule: 'ST-10' },
    });
  });
  it('[ST-12] is refused while another one waits', () => {
    expect(changeConfiguration(proposed(), { ...wanted, to: { months: 6 } }, facts)).toMatchObject({
      refusal: { code: 'changeAlreadyWaiting', rule: 'ST-12', details: { by: 'Idris' } },
    });
  });
  it('[ST-11] comes into force when another quality manager approves it, never by who proposed it', () => {
    expect(decideOnChange(proposed(), { verdict: 'approve', by: sofia, at: later }, facts)).toMatchObject({
      value: [{ type: 'ConfigurationChanged', version: 1, by: idris, approvedBy: sofia, reason: 'Auditor asked' }],
    });
    expect(decideOnChange(proposed(), { verdict: 'approve', by: idris, at: later }, facts)).toMatchObject({
      refusal: { code: 'changeIsYours', rule: 'ST-11' },
    });
    expect(decideOnChange(proposed(), { verdict: 'decline', why: 'No', by: idris, at: later }, facts)).toMatchObject({
      refusal: { code: 'changeIsYours', rule: 'ST-11' },
    });
  });
  it('[ST-11] is declined by another with why, or taken back by who proposed it', () => {
    const declined = decideOnChange(proposed(), { verdict: 'decline', why: 'Too soon', by: sofia, at: later }, facts);
    expect(declined).toMatchObject({ value: [{ type: 'ConfigurationDeclined', why: 'Too soon', by: sofia }] });
    expect(evolveControlled(proposed(), (declined.ok ? declined.value : [])[0] as never)).toEqual(start);
    expect(
      decideOnChange(proposed(), { verdict: 'takeBack', why: 'Mistake', by: idris, at: later }, facts),
    ).toMatchObject({
      value: [{ type: 'ConfigurationTakenBack', proposed: { to: { months: 12 } } }],
    });
    expect(decideOnChange(proposed(), { verdict: 'takeBack', why: 'Mine', by: sofia, at: later }, facts)).toMatchObject(
      {
        refusal: { code: 'changeIsNotYours', rule: 'ST-11' },
      },
    );
  });
  it('[ST-11] is not approved on what moved on, nor when it became impossible meanwhile', () => {
    const approve = { verdict: 'approve', by: sofia, at: later } as const;
    expect(decideOnChange(proposed(), approve, { ...facts, seenSequence: 0 })).toMatchObject({
      refusal: { code: 'changedMeanwhile' },
    });
    const problem = { code: 'gateImpossible', rule: 'AG-20', field: 'approval.steps.0.role', message: 'none' } as const;
    expect(decideOnChange(proposed(), approve, { ...facts, problems: [problem] })).toMatchObject({
      refusal: { code: 'gateImpossible', rule: 'AG-20' },
    });
  });
  it('[ST-13] lets two people be asked for only where there are two', () => {
    expect(problemsOfPolicy({ secondApproval: true }, 1)).toMatchObject([{ rule: 'ST-13' }]);
    expect(problemsOfPolicy({ secondApproval: true }, 2)).toEqual([]);
    expect(problemsOfPolicy({ secondApproval: false }, 1)).toEqual([]);
  });
});
