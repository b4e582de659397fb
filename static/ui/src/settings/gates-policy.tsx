/**
 * Whether a second quality manager must approve changes of the types. [F17]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { TypesView } from '../../../../src/contract/type-answers';
import { useCommand } from '../host/use-command';
import { CommandForm, ProseField } from '../parts/form';
import { Waiting } from './gates-waiting';

interface PolicyProps {
  readonly view: TypesView;
  readonly onDone: (view: TypesView) => void;
}

function ChangePolicy({ view, onDone, onClose }: PolicyProps & { readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('types.changePolicy', onDone);
  const { secondApproval, sequence } = view.policy;
  return (
    <CommandForm
      title={secondApproval ? 'Let one quality manager change types alone' : 'Ask for a second quality manager'}
      submitLabel={secondApproval ? 'Propose' : 'Save'}
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={() => run({ spaceId: view.spaceId, seenSequence: sequence, reason, secondApproval: !secondApproval })}
    >
      <p>
        {secondApproval
          ? 'This, too, waits until another quality manager approves it.'
          : 'Every change then waits until another quality manager approves it. At least two people must hold the role.'}
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function Policy({ view, onDone }: PolicyProps) {
  const [isChanging, setIsChanging] = useState(false);
  const { secondApproval, waiting, sequence } = view.policy;
  const done = (changed: TypesView) => {
    setIsChanging(false);
    onDone(changed);
  };
  return (
    <section className="card stack-tight">
      <div className="row spread">
        <span>
          {secondApproval
            ? 'A change is in force once a second quality manager approved it.'
            : 'A change is in force as soon as a quality manager saves it.'}
        </span>
        {view.mayChange && waiting === null && !isChanging ? (
          <Button spacing="compact" onClick={() => setIsChanging(true)}>
            {secondApproval ? 'Drop the second approval …' : 'Ask for a second approval …'}
          </Button>
        ) : null}
      </div>
      {isChanging ? <ChangePolicy view={view} onDone={done} onClose={() => setIsChanging(false)} /> : null}
      {waiting === null ? null : (
        <Waiting
          view={view}
          typeCode={null}
          sequence={sequence}
          waiting={waiting}
          lines={[waiting.to.secondApproval ? 'A second approval is needed' : 'No second approval is needed']}
          onDone={done}
        />
      )}
    </section>
  );
}
