/**
 * Who signs for me, between which days, and for whom I sign; a quality manager names a delegate for somebody absent. [A7]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { DelegationView } from '../../../../src/contract/space-answers';
import type { CalendarDate } from '../../../../src/kernel/time';
import type { FoundPerson } from '../host/directory';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { RefusalNotice, WhenAnswered } from '../parts/answered';
import { CommandForm, LineField, ProseField } from '../parts/form';
import { PersonField } from '../parts/picker';
import { Day } from '../parts/small';

export function Delegations() {
  const handle = useAnswer('delegation.view', {});
  return (
    <details>
      <summary>When I am away</summary>
      <WhenAnswered handle={handle} what="your delegates">
        {(view) => <MyDelegations view={view} onChanged={handle.replace} onReload={handle.reload} />}
      </WhenAnswered>
    </details>
  );
}

interface MyDelegationsProps {
  readonly view: DelegationView;
  readonly onChanged: (view: DelegationView) => void;
  readonly onReload: () => void;
}

function MyDelegations({ view, onChanged, onReload }: MyDelegationsProps) {
  const [isNaming, setNaming] = useState(false);
  const end = useCommand('delegation.end', onChanged);
  const done = (answer: DelegationView) => {
    setNaming(false);
    // Somebody else's are not mine to see here.
    if (answer.principal.accountId === view.principal.accountId) onChanged(answer);
    else onReload();
  };
  if (isNaming) return <NameDelegate view={view} onDone={done} onClose={() => setNaming(false)} />;
  return (
    <div className="stack-tight">
      {view.delegations.length + view.standsFor.length === 0 ? (
        <p className="quiet">Nobody signs for you, and you sign for nobody.</p>
      ) : null}
      <ul className="cards">
        {view.delegations.map(({ delegationId, to, from, until, reason, isRunning }) => (
          <li key={delegationId} className="card row spread">
            <span>
              <strong>{to.name}</strong> signs for you from <Day on={from} /> until <Day on={until} />
              {isRunning ? ', now' : ''}
              {reason === null ? '' : `: ${reason}`}
            </span>
            <Button isLoading={end.busy} onClick={() => end.run({ delegationId })}>
              End
            </Button>
          </li>
        ))}
        {view.standsFor.map(({ principal, from, until }) => (
          <li key={`${principal.accountId} ${from}`} className="card">
            You sign for <strong>{principal.name}</strong> from <Day on={from} /> until <Day on={until} />
          </li>
        ))}
      </ul>
      {end.refusal === null ? null : <RefusalNotice refusal={end.refusal} />}
      <div className="row">
        <Button onClick={() => setNaming(true)}>Name a delegate</Button>
      </div>
    </div>
  );
}

interface NameDelegateProps {
  readonly view: DelegationView;
  readonly onDone: (view: DelegationView) => void;
  readonly onClose: () => void;
}

function NameDelegate({ view, onDone, onClose }: NameDelegateProps) {
  const [principal, setPrincipal] = useState<FoundPerson | null>(null);
  const [delegate, setDelegate] = useState<FoundPerson | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('delegation.name', onDone);
  const submit = () => {
    if (delegate === null) return;
    run({
      delegate: delegate.accountId,
      from: from as CalendarDate,
      until: until as CalendarDate,
      ...(principal === null ? {} : { principal: principal.accountId }),
      ...(reason.trim() === '' ? {} : { reason }),
    });
  };
  const isForOther = principal !== null;
  return (
    <CommandForm
      title="Name a delegate"
      submitLabel="Name the delegate"
      busy={busy}
      refusal={refusal}
      ready={delegate !== null && from !== '' && until !== '' && (!isForOther || reason.trim() !== '')}
      onSubmit={submit}
      onCancel={onClose}
    >
      {view.mayActForOthers ? (
        <PersonField
          label="For"
          optional
          hint="Somebody absent. Left empty, for yourself."
          value={principal}
          onChange={setPrincipal}
        />
      ) : null}
      <PersonField
        label="Who signs"
        hint="Both names stand in each signature. Nobody signs for you what they may not sign themselves."
        value={delegate}
        onChange={setDelegate}
      />
      <LineField label="From" type="date" value={from} onChange={setFrom} />
      <LineField label="Until, that day included" type="date" value={until} onChange={setUntil} />
      <ProseField label="Reason" optional={!isForOther} value={reason} onChange={setReason} />
    </CommandForm>
  );
}
