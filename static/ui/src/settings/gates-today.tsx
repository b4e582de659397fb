/**
 * Who the gate would ask today, by step, asked of the server a moment after the last change; and why it could not work.
 */
import { useEffect, useState } from 'react';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { Day } from '../parts/small';
import type { requestedApproval } from './gates-draft';

type Approval = ReturnType<typeof requestedApproval>;
const pauseMilliseconds = 500;

/** The value as it was when nothing changed for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const said = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(said) as Value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [said]);
  return settled;
}

export function Today({ approval }: { readonly approval: Approval }) {
  const settled = useSettled(approval);
  const handle = useAnswer('types.preview', { approval: settled });
  // Until it is asked of the gate that is drawn beside, nothing is claimed.
  const isOfThisGate = JSON.stringify(settled) === JSON.stringify(approval);
  return (
    <section className="stack-tight">
      <h3>Who would be asked today</h3>
      <WhenAnswered
        handle={isOfThisGate ? handle : { ...handle, answered: { state: 'loading' } }}
        what="who would be asked"
      >
        {({ steps, problems }) => (
          <>
            {problems.length === 0 ? null : (
              <Notice tone="danger" title="This gate cannot work">
                <ul>
                  {problems.map(({ field, message }) => (
                    <li key={`${field}${message}`}>{message}.</li>
                  ))}
                </ul>
              </Notice>
            )}
            <ul className="steps">
              {steps.map((step) => (
                <li key={step.stepId} className="step">
                  <strong>{step.title}</strong>{' '}
                  <span className="quiet">
                    due <Day on={step.dueOn} />
                  </span>
                  <p>
                    {[
                      ...(step.asksOwner ? ['the owner of each document'] : []),
                      ...step.active.map((one) => one.name),
                    ].join(', ') || 'nobody'}{' '}
                    <span className="quiet">({step.active.length + (step.asksOwner ? 1 : 0)})</span>
                  </p>
                  {step.inactive.length === 0 ? null : (
                    <p className="overdue">Account closed: {step.inactive.map((one) => one.name).join(', ')}</p>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </WhenAnswered>
    </section>
  );
}
