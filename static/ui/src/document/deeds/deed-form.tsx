/**
 * The form for one deed on a document. Loaded on demand.
 */
import type { ReactElement } from 'react';
import type { DocumentAnswer, DocumentDeed } from '../../../../../src/contract/document-answers';
import { Notice } from '../../parts/notice';
import { ChangeOwner, Recall, ReasonedDeed } from './reasoned';
import { ReassignStep, WaiveSeparation } from './reassign';
import { Register } from './register';
import { PlanEffect } from './effect-fields';
import { ConfirmMinor, Release } from './release';
import { ReportNonconformity } from './report-nonconformity';
import { Review } from './review';
import { Sign } from './sign';
import { Distribution, Hold, Reinstate } from './standing';
import { Submit } from './submit';
import { AnswerWithdrawal, ProposeWithdrawal, RecallWithdrawal } from './withdrawal';

export interface DeedFormProps {
  readonly deed: DocumentDeed;
  readonly answer: DocumentAnswer;
  readonly onDone: (answer: DocumentAnswer) => void;
  /** Leaves the form; what is behind it is loaded again. */
  readonly onClose: () => void;
}

export function DeedForm({ deed, answer, onDone, onClose }: DeedFormProps): ReactElement {
  if (deed === 'reportNonconformity') return <ReportNonconformity pageId={answer.pageId} onClose={onClose} />;
  if (answer.kind === 'uncontrolled') return <Register view={answer} onDone={onDone} onClose={onClose} />;
  const forms = { document: answer, onDone, onClose };
  switch (deed) {
    case 'submit':
      return <Submit {...forms} />;
    case 'approve':
      return <Sign {...forms} verdict="sign" />;
    case 'reject':
      return <Sign {...forms} verdict="reject" />;
    case 'recall':
      return <Recall {...forms} />;
    case 'reassignStep':
      return <ReassignStep {...forms} />;
    case 'waiveSeparation':
      return <WaiveSeparation {...forms} />;
    case 'changeOwner':
      return <ChangeOwner {...forms} />;
    case 'planEffect':
      return <PlanEffect {...forms} />;
    case 'confirmMinor':
      return <ConfirmMinor {...forms} />;
    case 'release':
      return <Release {...forms} />;
    case 'reviewPeriodically':
      return <Review {...forms} />;
    case 'withdraw':
      return <ProposeWithdrawal {...forms} />;
    case 'signWithdrawal':
      return <AnswerWithdrawal {...forms} verdict="sign" />;
    case 'rejectWithdrawal':
      return <AnswerWithdrawal {...forms} verdict="reject" />;
    case 'recallWithdrawal':
      return <RecallWithdrawal {...forms} />;
    case 'reinstate':
      return <Reinstate {...forms} />;
    case 'hold':
    case 'endHold':
      return <Hold {...forms} deed={deed} />;
    case 'changeDistribution':
      return <Distribution {...forms} />;
    case 'abandonDraft':
    case 'cancelNumber':
      return <ReasonedDeed {...forms} deed={deed} />;
    default:
      // Starting a revision needs no form, and a controlled page is not registered twice.
      return (
        <Notice tone="information">
          <p>Nothing to fill in here.</p>
        </Notice>
      );
  }
}
