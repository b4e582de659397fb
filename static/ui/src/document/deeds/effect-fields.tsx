/**
 * When a revision takes effect: at once or on a day, and the form that changes it before that day. [A11]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import type { RequestOf } from '../../../../../src/contract/procedures';
import type { CalendarDate } from '../../../../../src/kernel/time';
import { useCommand } from '../../host/use-command';
import { ChoiceField, CommandForm, LineField, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Day } from '../../parts/small';

interface Effect {
  readonly when: 'atOnce' | 'onDay';
  readonly day: string;
}
export const atOnce: Effect = { when: 'atOnce', day: '' };

/** Undefined while a day is wanted and none is given. */
export function effectGiven({ when, day }: Effect): RequestOf<'document.submit'>['effective'] {
  if (when === 'atOnce') return 'atOnce';
  return day === '' ? undefined : (day as CalendarDate);
}

interface EffectFieldsProps {
  readonly value: Effect;
  readonly onChange: (value: Effect) => void;
}

export function EffectFields({ value, onChange }: EffectFieldsProps) {
  return (
    <>
      <ChoiceField
        label="Takes effect"
        value={value.when}
        choices={[
          { value: 'atOnce', label: 'At once, with the last signature' },
          { value: 'onDay', label: 'On a day' },
        ]}
        onChange={(when) => onChange({ ...value, when })}
      />
      {value.when === 'onDay' ? (
        <LineField
          label="Day"
          type="date"
          hint="From 00:00 UTC of that day. Until then the revision rests approved and the owner may recall it."
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
        />
      ) : null}
    </>
  );
}

interface PlanEffectProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function PlanEffect({ document, onDone, onClose }: PlanEffectProps) {
  const [effect, setEffect] = useState(atOnce);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.planEffect', onDone);
  const { work, lifeCycle } = document;
  const effective = effectGiven(effect);
  const planned = lifeCycle.work?.effective ?? 'atOnce';
  return (
    <CommandForm
      title={`When ${document.number}${work === null ? '' : ` Rev ${work.label}`} takes effect`}
      submitLabel="Change when it takes effect"
      busy={busy}
      refusal={refusal}
      ready={work !== null && effective !== undefined && reason.trim() !== ''}
      onSubmit={() =>
        work === null || effective === undefined
          ? onClose()
          : run({ pageId: document.pageId, round: work.round, effective, reason })
      }
      onCancel={onClose}
    >
      <p>
        Planned now: <strong>{planned === 'atOnce' ? 'at once' : <Day on={planned} />}</strong>
      </p>
      {work?.state === 'approved' && effect.when === 'atOnce' ? (
        <Notice tone="information">
          <p>It is approved: “at once” brings it into force within a minute.</p>
        </Notice>
      ) : null}
      <EffectFields value={effect} onChange={setEffect} />
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}
