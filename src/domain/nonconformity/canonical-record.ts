/**
 * What a closing signature is bound to: the findings and corrections of the record, without the Jira issue, whose state says
 * nothing about them. The digest is SHA-256 over the RFC 8785 form of this value; `docs/trail-format.md` describes it for a
 * second implementation, so a field is never renamed here without a new `format`. [NC-7]
 */
import type { AcceptedNonconformity, ClosedNonconformity } from './nonconformity';

export function canonicalRecord(nonconformity: AcceptedNonconformity | ClosedNonconformity) {
  const { number, what, where, reporter, reportedAt, pageId, spaceId, documentNumber, revisionLabel } = nonconformity;
  return {
    format: 'plumbline-nonconformity/1',
    number,
    what,
    where,
    reporter,
    reportedAt,
    pageId,
    spaceId,
    documentNumber,
    revisionLabel,
    acceptance: nonconformity.acceptance,
    corrections: nonconformity.corrections,
  };
}
