/**
 * The report as tables for spreadsheets: one row a document, a history entry, a nonconformity, a correction. Column names are
 * a promise to those who read the files by machine; new ones go to the end.
 */
import type { SignatureManifestation } from '../../contract/signature-answers';
import type { ReportedRecord, ReportModel } from './model';

export type Cell = string | number | null;
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function documentTable(report: ReportModel): Table {
  return {
    columns: [
      ...['Number', 'Type', 'Title', 'Owner', 'Revision', 'Effective (UTC)', 'Page version', 'Content SHA-256'],
      ...['Approved or reviewed by', 'Next review', 'In work', 'Change request', 'Temporary until'],
    ],
    rows: report.documentsInForce.map((document) => [
      document.number,
      document.typeCode,
      document.title,
      document.owner.name,
      document.revisionLabel,
      document.effectiveAt,
      document.pageVersion,
      document.contentDigest,
      document.approvers.map(describeSignature).join('; '),
      document.nextReviewOn,
      document.inWork,
      document.changeRequest,
      document.temporaryUntil,
    ]),
  };
}

/** Emergency releases with the standing of their full rounds. */
export function emergencyTable(report: ReportModel): Table {
  return {
    columns: [
      ...['Number', 'Title', 'Revision', 'Released (UTC)', 'Released by', 'On behalf of', 'Reason'],
      ...['Temporary until', 'Full round'],
    ],
    rows: report.emergencyReleases.map((release) => [
      release.number,
      release.title,
      release.revisionLabel,
      release.releasedAt,
      release.releasedBy.name,
      release.onBehalfOf?.name ?? null,
      release.reason,
      release.temporaryUntil,
      release.fullRound,
    ]),
  };
}

export function historyTable(report: ReportModel): Table {
  return {
    columns: [
      ...['Number', 'Title', 'Entry', 'At (UTC)', 'By', 'What', 'Revision', 'Reason', 'Entry SHA-256'],
      ...['Signer', 'Signer account', 'Meaning', 'Signed (UTC)', 'Signed page version'],
      ...['Page version created (UTC)', 'Signed content SHA-256', 'Comment'],
    ],
    rows: report.revisionHistory.flatMap((document) =>
      document.entries.map((entry): readonly Cell[] => [
        document.number,
        document.title,
        entry.sequence,
        entry.at,
        entry.actor,
        entry.text,
        entry.revisionLabel,
        entry.reason,
        entry.digest,
        ...signatureCells(entry.signature),
      ]),
    ),
  };
}

export function nonconformityTable(report: ReportModel): Table {
  return {
    columns: [
      ...['Number', 'State', 'What', 'Where', 'Reported by', 'Reported (UTC)', 'Document', 'Revision', 'Jira issue'],
      ...['Origin', 'Process', 'Requirement', 'Evidence', 'Severity', 'Accepted by', 'Accepted (UTC)'],
      ...['Rejected or withdrawn because', 'Corrections', 'Corrections open'],
      ...['Closed by', 'Closed (UTC)', 'Corrective action needed', 'Reason at closing', 'Signed content SHA-256'],
      'Last entry SHA-256',
    ],
    rows: recordsOf(report).map((record): readonly Cell[] => [
      record.number,
      record.state,
      record.what,
      record.where,
      record.reporter.name,
      record.reportedAt,
      record.documentNumber,
      record.revisionLabel,
      record.issueKey,
      record.acceptance?.origin ?? null,
      record.acceptance?.process ?? null,
      record.acceptance?.requirement ?? null,
      record.acceptance?.evidence ?? null,
      record.acceptance?.severity ?? null,
      record.acceptance?.by.name ?? null,
      record.acceptance?.at ?? null,
      record.settledBecause,
      record.corrections.length,
      record.corrections.filter((correction) => correction.completedAt === null).length,
      record.closure?.signer.name ?? null,
      record.closure?.signedAt ?? null,
      record.closure === null ? null : record.closure.correctiveActionNeeded ? 'yes' : 'no',
      record.closure?.reason ?? null,
      record.closure?.contentDigest ?? null,
      record.digest,
    ]),
  };
}

export function correctionTable(report: ReportModel): Table {
  return {
    columns: ['Nonconformity', 'Correction', 'What', 'Owner', 'Due', 'Completed (UTC)', 'Outcome'],
    rows: recordsOf(report).flatMap((record) =>
      record.corrections.map((correction): readonly Cell[] => [
        record.number,
        correction.correctionNumber,
        correction.correction,
        correction.owner.name,
        correction.dueOn,
        correction.completedAt,
        correction.outcome,
      ]),
    ),
  };
}

function recordsOf(report: ReportModel): readonly ReportedRecord[] {
  return [...report.openNonconformities, ...report.closedNonconformities, ...report.settledNonconformities].sort(
    (one, other) => one.number.localeCompare(other.number, 'en', { numeric: true }),
  );
}

function describeSignature(signature: SignatureManifestation): string {
  return `${signature.signer.name} (${signature.meaning}, ${signature.signedAt})`;
}

function signatureCells(signature: SignatureManifestation | null): readonly Cell[] {
  if (signature === null) return [null, null, null, null, null, null, null, null];
  return [
    signature.signer.name,
    signature.signer.accountId,
    signature.meaning,
    signature.signedAt,
    signature.pageVersion,
    signature.pageVersionCreatedAt,
    signature.contentDigest,
    signature.comment ?? null,
  ];
}
