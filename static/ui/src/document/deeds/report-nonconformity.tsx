/**
 * Report a nonconformity from the page: two fields, the rest is asked of the quality manager at acceptance. Shows what became of
 * the Jira issue, also when that is not known yet. [D1, R7]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { ReportedNonconformity } from '../../../../../src/contract/nonconformity-answers';
import type { PageId } from '../../../../../src/kernel/ids';
import { IssueLink } from '../../host/navigation';
import { useCommand } from '../../host/use-command';
import { CommandForm, LineField, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';

interface OutcomeProps {
  readonly outcome: ReportedNonconformity;
  readonly onClose: () => void;
}

function Outcome({ outcome, onClose }: OutcomeProps) {
  return (
    <div className="stack">
      {outcome.kind === 'issueRefused' ? (
        <Notice tone="danger" title="Jira did not take the issue" announces>
          <p>{outcome.because}</p>
          <p>Nothing is left open: the record is kept as withdrawn. Tell the quality manager what you found.</p>
        </Notice>
      ) : (
        <Notice
          tone={outcome.kind === 'uncertain' ? 'warning' : 'success'}
          title={`${outcome.nonconformity.number} is reported`}
          announces
        >
          {outcome.kind === 'linked' && outcome.nonconformity.issue.key !== null ? (
            <p>
              Jira issue <IssueLink issueKey={outcome.nonconformity.issue.key} />
            </p>
          ) : null}
          {outcome.kind === 'uncertain' ? (
            <p>
              Jira did not say whether it made the issue. Plumbline looks for it and links it within minutes; do not
              report it again.
            </p>
          ) : null}
          {outcome.kind === 'alone' ? <p>This space has no Jira project, so the record stands alone.</p> : null}
          <p>The quality manager decides next.</p>
        </Notice>
      )}
      <div className="row">
        <Button onClick={onClose}>Back to the document</Button>
      </div>
    </div>
  );
}

export function ReportNonconformity({ pageId, onClose }: { readonly pageId: PageId; readonly onClose: () => void }) {
  const [what, setWhat] = useState('');
  const [where, setWhere] = useState('');
  const [outcome, setOutcome] = useState<ReportedNonconformity | null>(null);
  const { busy, refusal, run } = useCommand('nonconformity.report', setOutcome);
  if (outcome !== null) return <Outcome outcome={outcome} onClose={onClose} />;
  return (
    <CommandForm
      title="Report a nonconformity"
      submitLabel="Report"
      busy={busy}
      refusal={refusal}
      ready={what.trim() !== '' && where.trim() !== ''}
      onSubmit={() => run({ pageId, what, where })}
      onCancel={onClose}
    >
      <ProseField label="What is wrong?" maximum={4000} value={what} onChange={setWhat} />
      <LineField label="Where?" hint="Place, product, batch, order or step." value={where} onChange={setWhere} />
    </CommandForm>
  );
}
