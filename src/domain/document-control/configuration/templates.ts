/**
 * Three gates to start from; everything about them can be changed afterwards. [AG-25; A5, A6]
 */
import type { ApprovalGate } from '../gate';

export interface GateTemplate {
  readonly templateId: 'oneApprover' | 'reviewThenApprove' | 'parallelReview';
  readonly name: string;
  readonly description: string;
  readonly steps: ApprovalGate;
}

export const gateTemplates: readonly GateTemplate[] = [
  {
    templateId: 'oneApprover',
    name: 'One approver',
    description: 'One signature authorises the revision. For work instructions, forms and plans.',
    steps: [{ stepId: 'step-1', stage: 1, title: 'Approval', meaning: 'approved', role: 'processOwner', quorum: 1 }],
  },
  {
    templateId: 'reviewThenApprove',
    name: 'Review, then approve',
    description: 'Somebody who knows the work checks the text; then the quality manager authorises it.',
    steps: [
      { stepId: 'step-1', stage: 1, title: 'Review', meaning: 'reviewed', role: 'processOwner', quorum: 1 },
      { stepId: 'step-2', stage: 2, title: 'Approval', meaning: 'approved', role: 'qualityManager', quorum: 1 },
    ],
  },
  {
    templateId: 'parallelReview',
    name: 'Parallel review, two approvals',
    description: 'Two reviews side by side, then top management and the quality manager authorise, in either order.',
    steps: [
      { stepId: 'step-1', stage: 1, title: 'Technical review', meaning: 'reviewed', role: 'reviewer', quorum: 1 },
      { stepId: 'step-2', stage: 1, title: 'Process review', meaning: 'reviewed', role: 'processOwner', quorum: 1 },
      {
        stepId: 'step-3',
        stage: 2,
        title: 'Approval by top management',
        meaning: 'approved',
        role: 'topManagement',
        quorum: 1,
      },
      {
        stepId: 'step-4',
        stage: 2,
        title: 'Approval by the quality manager',
        meaning: 'approved',
        role: 'qualityManager',
        quorum: 1,
      },
    ],
  },
];
