/**
 * The quality manager signs that a nonconformity is closed; the signature is bound to the record as it stands when the
 * transaction is decided. [NC-6, NC-7, NC-15]
 */
import { canonicalRecord } from '../../domain/nonconformity/canonical-record';
import { closeNonconformity } from '../../domain/nonconformity/decide-record';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { performOnRecord } from './perform-on-record';

export const closeAccepted: UseCase<'nonconformity.close', JiraServices> = (services, caller, request) =>
  performOnRecord(services, caller, request, {
    procedure: 'nonconformity.close',
    needsQualityManager: true,
    signs: { factors: request.factors, meaning: 'closed' },
    decide(record, { me }, _isQualityManager, reconfirmation) {
      const signer = { accountId: me.accountId, name: me.name };
      const signing = { signer, signedAt: caller.at, contentDigest: digestOfRecord(record), reconfirmation };
      return closeNonconformity(record, request, signing);
    },
  });

/** Of a record that cannot be closed there is nothing to sign; the rule then says no. */
function digestOfRecord(record: Nonconformity): string {
  if (record.state !== 'accepted' && record.state !== 'closed') return '';
  return sha256Hex(canonicalJson(canonicalRecord(record)));
}
