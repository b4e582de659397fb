/**
 * Document types of the first form: code, name, review period and approval gate of each. A site uses them as they stand.
 * [AG-1, DC-16; A1]
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { ApprovalGate, GateStep } from './gate';

export interface DocumentType {
  readonly code: DocumentTypeCode;
  readonly name: string;
  /** Months between periodic reviews; null: reviewed together with the document it belongs to. */
  readonly reviewMonths: number | null;
  readonly gate: ApprovalGate;
}

function review(stage: number, role: GateStep['role'], title: string, quorum = 1): GateStep {
  return { stepId: `review-${stage}-${role}`, stage, title, meaning: 'reviewed', role, quorum };
}
function approval(stage: number, role: GateStep['role'], title: string): GateStep {
  return { stepId: `approve-${stage}-${role}`, stage, title, meaning: 'approved', role, quorum: 1 };
}

export const documentTypes: Readonly<Record<DocumentTypeCode, DocumentType>> = {
  POL: {
    code: 'POL',
    name: 'Policy',
    reviewMonths: 24,
    gate: [review(1, 'reviewer', 'Review'), approval(2, 'topManagement', 'Approval by top management')],
  },
  MAN: {
    code: 'MAN',
    name: 'Quality manual',
    reviewMonths: 24,
    gate: [
      review(1, 'reviewer', 'Two reviews', 2),
      approval(2, 'topManagement', 'Approval by top management'),
      approval(2, 'qualityManager', 'Approval by the quality manager'),
    ],
  },
  PRO: {
    code: 'PRO',
    name: 'Procedure',
    reviewMonths: 24,
    gate: [
      review(1, 'processOwner', 'Review by a process owner'),
      approval(2, 'qualityManager', 'Approval by the quality manager'),
    ],
  },
  WIN: {
    code: 'WIN',
    name: 'Work instruction',
    reviewMonths: 36,
    gate: [approval(1, 'processOwner', 'Approval by a process owner')],
  },
  FRM: {
    code: 'FRM',
    name: 'Form',
    reviewMonths: null,
    gate: [approval(1, 'processOwner', 'Approval by a process owner')],
  },
  SPC: {
    code: 'SPC',
    name: 'Specification',
    reviewMonths: 24,
    gate: [review(1, 'reviewer', 'Review'), approval(2, 'technicalLead', 'Approval by the technical lead')],
  },
  PLN: {
    code: 'PLN',
    name: 'Plan',
    reviewMonths: 12,
    gate: [approval(1, 'processOwner', 'Approval by a process owner')],
  },
  EXT: {
    code: 'EXT',
    name: 'External document',
    reviewMonths: 12,
    gate: [approval(1, 'documentOwner', 'Acceptance by the document owner')],
  },
};
