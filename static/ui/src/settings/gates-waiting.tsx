/**
 * A change that waits for a second quality manager: what would differ and why, approved or declined by another one, taken back by
 * who proposed it. [F17]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { TypesView, WaitingChangeView } from '../../../../src/contract/type-answers';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import { useCommand } from '../host/use-command';
import { CommandForm, ProseField } from '../parts/form';
import { Notice } from '../parts/notice';
import { When } from '../parts/small';

type Verdict = 'approve' | 'decline' | 'takeBack';
const verdictWords: Readonly<Record<Verdict, { readonly title: string; readonly press: string }>> = {
  approve: { title: 'Approve this change', press: 'Approve' },
  decline: { title: 'Decline this change', press: 'Decline' },
  takeBack: { title: 'Take this change back', press: 'Take back' },
};

interface WaitingProps {
  readonly view: TypesView;
  /** Null: the rule that a second quality manager must approve. */
  readonly typeCode: DocumentTypeCode | null;
  readonly sequence: number;
  readonly waiting: WaitingChangeView<unknown>;
  readonly lines: readonly string[];
  readonly onDone: (view: TypesView) => void;
}

function Decide({
  view,
  typeCode,
  sequence,
  verdict,
  onDone,
  onClose,
}: Omit<WaitingProps, 'waiting' | 'lines'> & {
  readonly verdict: Verdict;
  readonly onClose: () => void;
}) {
  const [why, setWhy] = useState('');
  const { busy, refusal, run } = useCommand('types.decideChange', onDone);
  const { title, press } = verdictWords[verdict];
  return (
    <CommandForm
      title={title}
      submitLabel={press}
      busy={busy}
      refusal={refusal}
      danger={verdict === 'decline'}
      ready={verdict === 'approve' || why.trim() !== ''}
      onCancel={onClose}
      onSubmit={() =>
        run({
          spaceId: view.spaceId,
          typeCode,
          seenSequence: sequence,
          decision: verdict === 'approve' ? { verdict } : { verdict, why },
        })
      }
    >
      {verdict === 'approve' ? (
        <p>It comes into force at once, under your name as the second quality manager.</p>
      ) : (
        <ProseField label="Why" value={why} onChange={setWhy} />
      )}
    </CommandForm>
  );
}

export function Waiting(props: WaitingProps) {
  const { view, waiting, lines } = props;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const verdicts: readonly Verdict[] = waiting.isMine ? ['takeBack'] : ['approve', 'decline'];
  return (
    <Notice tone="information" title="A change waits for a second quality manager">
      <p>
        Proposed by {waiting.by.name}, <When at={waiting.at} precise />: “{waiting.reason}”
      </p>
      <ul aria-label="What would change">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!view.mayChange ? null : verdict === null ? (
        <div className="row">
          {verdicts.map((one) => (
            <Button key={one} spacing="compact" onClick={() => setVerdict(one)}>
              {verdictWords[one].press}
            </Button>
          ))}
        </div>
      ) : (
        <Decide {...props} verdict={verdict} onClose={() => setVerdict(null)} />
      )}
    </Notice>
  );
}
