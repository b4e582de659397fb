/**
 * One type, edited: for each value whether it is set here or inherited; templates first, then the steps with the gate drawn
 * beside them; what would differ, and the reason, before it is saved or proposed. [A1, A5, A22, F17]
 */
import Button from '@atlaskit/button/default/button';
import { type ReactNode, useState } from 'react';
import type { ConfigurationAspect, TypesView, TypeView } from '../../../../src/contract/type-answers';
import { useCommand } from '../host/use-command';
import { ChoiceField, CommandForm, Confirmation, LineField, ProseField } from '../parts/form';
import { GroupSearch, HolderChips } from '../parts/holders';
import { Notice } from '../parts/notice';
import {
  aspectWords,
  configurationDifferences,
  dynamicContentWords,
  levelWords,
  minorWords,
  rejectionWords,
  separationWords,
  valueWords,
} from '../words/gates';
import { typeNames } from '../words/states';
import {
  configuredSteps,
  draftOfType,
  overridesOf,
  requestedApproval,
  requestedOverrides,
  stagesOf,
  type TypeDraft,
  unfinished,
} from './gates-draft';
import { GateDrawing } from './gates-drawing';
import { Steps } from './gates-steps';
import { Today } from './gates-today';

interface EditedProps {
  readonly view: TypesView;
  readonly type: TypeView;
  readonly draft: TypeDraft;
  readonly onChange: (draft: TypeDraft) => void;
}

function choicesOf<Value extends string>(words: Readonly<Record<Value, string>>) {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}

/** A value with the choice to set it here; without that, what is inherited and from where. */
function Aspect({
  aspect,
  inherited,
  children,
  ...edited
}: EditedProps & { readonly aspect: ConfigurationAspect; readonly inherited: string; readonly children: ReactNode }) {
  const { view, draft, onChange } = edited;
  const here = view.spaceId === null ? 'for the whole site' : `for ${view.spaceName ?? 'this space'}`;
  return (
    <section className="stack-tight">
      <h3>{aspectWords[aspect]}</h3>
      <Confirmation
        label={`Set the ${aspectWords[aspect].toLowerCase()} ${here}`}
        checked={draft.own[aspect]}
        onChange={(isOwn) => onChange({ ...draft, own: { ...draft.own, [aspect]: isOwn } })}
      />
      {draft.own[aspect] ? children : <p className="quiet">Inherited: {inherited}</p>}
    </section>
  );
}

function Templates({ view, draft, onChange }: EditedProps) {
  return (
    <fieldset className="templates">
      <legend>Start from a template</legend>
      {view.templates.map(({ templateId, name, description, steps }) => (
        <div key={templateId} className="card stack-tight">
          <strong>{name}</strong>
          <p className="quiet">{description}</p>
          <div>
            <Button
              spacing="compact"
              aria-label={`Use it: ${name}`}
              onClick={() => onChange({ ...draft, stages: stagesOf(steps) })}
            >
              Use it
            </Button>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function Approval(edited: EditedProps) {
  const { type, draft, onChange } = edited;
  const [active, setActive] = useState<string | null>(null);
  const { rules, stages } = draft;
  const canAsk =
    unfinished({ ...draft, own: { ...draft.own, reviewMonths: false, numberingCode: false } }).length === 0;
  return (
    <>
      <Templates {...edited} />
      <div className="gate-editor">
        <div className="gate-beside stack-tight">
          <GateDrawing name={typeNames[type.typeCode]} steps={configuredSteps(stages)} active={active} />
          {canAsk ? <Today approval={requestedApproval(draft)} /> : null}
        </div>
        <div className="stack-tight">
          <Steps stages={stages} onEdit={setActive} onChange={(changed) => onChange({ ...draft, stages: changed })} />
          <ChoiceField
            label="Rejection"
            value={rules.rejection}
            choices={choicesOf(rejectionWords)}
            onChange={(rejection) => onChange({ ...draft, rules: { ...rules, rejection } })}
          />
          <ChoiceField
            label="Separation of duties"
            value={rules.separation}
            choices={choicesOf(separationWords)}
            onChange={(separation) => onChange({ ...draft, rules: { ...rules, separation } })}
          />
          <ChoiceField
            label="Minor revisions"
            value={rules.minor}
            choices={choicesOf(minorWords)}
            onChange={(minor) => onChange({ ...draft, rules: { ...rules, minor } })}
          />
        </div>
      </div>
    </>
  );
}

function Distribution({ draft, onChange }: EditedProps) {
  const { distribution: groups } = draft;
  const change = (distribution: TypeDraft['distribution']) => onChange({ ...draft, distribution });
  return (
    <>
      <HolderChips holders={{ groups, people: [] }} onChange={(left) => change(left.groups)} />
      <GroupSearch to="the distribution list" groups={groups} onChange={change} />
    </>
  );
}

function Values(edited: EditedProps) {
  const { type, draft, onChange } = edited;
  const inherited = (aspect: Exclude<ConfigurationAspect, 'approval'>) => valueWords(type.inherited, aspect);
  return (
    <>
      <Aspect {...edited} aspect="reviewMonths" inherited={inherited('reviewMonths')}>
        <LineField
          label="Months between reviews"
          hint="Empty: reviewed together with the document it belongs to."
          type="number"
          value={draft.reviewMonths}
          onChange={(reviewMonths) => onChange({ ...draft, reviewMonths })}
        />
      </Aspect>
      <Aspect {...edited} aspect="numberingCode" inherited={inherited('numberingCode')}>
        <LineField
          label="Code in new numbers"
          hint="2 to 6 capital letters or digits. Numbers already given stay."
          maximum={6}
          value={draft.numberingCode}
          onChange={(code) => onChange({ ...draft, numberingCode: code.toUpperCase() })}
        />
      </Aspect>
      <Aspect {...edited} aspect="distribution" inherited={inherited('distribution')}>
        <Distribution {...edited} />
      </Aspect>
      <Aspect {...edited} aspect="changeRequestRequired" inherited={inherited('changeRequestRequired')}>
        <Confirmation
          label="A linked Jira issue is required before submit"
          checked={draft.changeRequestRequired}
          onChange={(changeRequestRequired) => onChange({ ...draft, changeRequestRequired })}
        />
      </Aspect>
      <Aspect {...edited} aspect="retentionYears" inherited={inherited('retentionYears')}>
        <LineField
          label="Years an obsolete revision is kept"
          hint="From the day it was superseded or withdrawn. Check your law: many trades must keep records longer."
          type="number"
          value={draft.retentionYears}
          onChange={(retentionYears) => onChange({ ...draft, retentionYears })}
        />
      </Aspect>
      <Aspect {...edited} aspect="dynamicContent" inherited={inherited('dynamicContent')}>
        <ChoiceField
          label="Macros that show content of elsewhere"
          hint="Lists of Jira issues, child pages, content by label and others that change without an edit."
          value={draft.dynamicContent}
          choices={choicesOf(dynamicContentWords)}
          onChange={(dynamicContent) => onChange({ ...draft, dynamicContent })}
        />
      </Aspect>
    </>
  );
}

interface TypeEditorProps {
  readonly view: TypesView;
  readonly type: TypeView;
  readonly onDone: (view: TypesView) => void;
  readonly onClose: () => void;
}

export function TypeEditor({ view, type, onDone, onClose }: TypeEditorProps) {
  const [draft, setDraft] = useState<TypeDraft>(() => draftOfType(type));
  const [reason, setReason] = useState('');
  const { busy, refusal, run, forget } = useCommand('types.change', onDone);
  const change = (changed: TypeDraft) => {
    forget();
    setDraft(changed);
  };
  const missing = unfinished(draft);
  const lines = configurationDifferences(type.overrides, overridesOf(draft), type.inherited);
  const edited: EditedProps = { view, type, draft, onChange: change };
  const proposes = view.policy.secondApproval;
  return (
    <CommandForm
      title={`Change ${typeNames[type.typeCode]}${view.spaceName === null ? '' : ` in ${view.spaceName}`}`}
      submitLabel={proposes ? 'Propose' : 'Save'}
      busy={busy}
      refusal={refusal}
      ready={lines.length > 0 && missing.length === 0 && reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={() =>
        run({
          spaceId: view.spaceId,
          typeCode: type.typeCode,
          seenSequence: type.sequence,
          reason,
          overrides: requestedOverrides(draft),
        })
      }
    >
      <Aspect {...edited} aspect="approval" inherited={`the gate of ${levelWords[type.from.approval]}`}>
        <Approval {...edited} />
      </Aspect>
      <Values {...edited} />
      <section className="stack-tight">
        <h3>What changes</h3>
        {lines.length === 0 ? <p className="quiet">Nothing yet.</p> : null}
        <ul aria-label="What changes">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {missing.length === 0 ? null : (
          <Notice tone="warning" title="Not ready to be saved">
            <ul>
              {[...new Set(missing)].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        )}
        <p className="quiet">Rounds that are under way keep the gate they were submitted with.</p>
      </section>
      <ProseField
        label="Reason"
        hint={proposes ? 'Another quality manager sees it before they approve.' : 'It stays in the record.'}
        value={reason}
        onChange={setReason}
      />
    </CommandForm>
  );
}
