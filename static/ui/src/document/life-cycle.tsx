/**
 * Flags beside the state, and what is under way beside the round: a date that is waited for, a temporary release, a hold, a
 * withdrawal. Said in words; colour is only added. [A4, A11, A13, A25]
 */
import type { DocumentView, LifeCycleView } from '../../../../src/contract/document-answers';
import type { DocumentFlag } from '../../../../src/kernel/document-flag';
import { Notice } from '../parts/notice';
import { Day, StateLozenge, When } from '../parts/small';
import { documentFlags } from '../words/states';
import { Steps } from './progress';
import { calendarDay, withDates } from '../words/dates';

/** Said elsewhere in the panel: the lozenge of the revision in work, and the line under the title. */
const saidElsewhere: readonly DocumentFlag[] = ['underRevision', 'changed'];

export function FlagLozenges({ lifeCycle }: { readonly lifeCycle: LifeCycleView }) {
  return (
    <>
      {lifeCycle.flags
        .filter((flag) => !saidElsewhere.includes(flag))
        .map((flag) => (
          <StateLozenge key={flag} state={documentFlags[flag]} />
        ))}
    </>
  );
}

export function LifeCycleNotices({ document }: { readonly document: DocumentView }) {
  const { lifeCycle, effective, life } = document;
  const { hold, temporaryUntil, replacement, flags } = lifeCycle;
  return (
    <>
      {hold === null ? null : (
        <Notice tone="warning" title="On hold">
          <p>{hold.why}</p>
          <p className="quiet">
            {hold.by.name}, <When at={hold.at} precise />
          </p>
        </Notice>
      )}
      {temporaryUntil === null || effective === null ? null : (
        <Notice tone="warning" title={`Rev ${effective.label} was released in an emergency`}>
          <p>
            {flags.includes('temporaryOverdue') ? 'Its full round is overdue since ' : 'Temporary until '}
            <Day on={temporaryUntil} />. It stays in force until the next revision.
          </p>
        </Notice>
      )}
      {life === 'withdrawn' && replacement !== null ? (
        <Notice tone="information" title="Use instead">
          <p>{replacement}</p>
        </Notice>
      ) : null}
      <WaitingNotices document={document} />
    </>
  );
}

/** About the revision that was submitted: its day, what stands in its way, who confirms it. */
function WaitingNotices({ document }: { readonly document: DocumentView }) {
  const { work } = document;
  const facts = document.lifeCycle.work;
  if (work === null || facts === null) return null;
  const { effective, deferredBecause, editedBy, kind, minorConfirmedBy } = facts;
  return (
    <>
      {effective === 'atOnce' ? null : (
        <Notice tone="information" title={`Rev ${work.label} takes effect on ${calendarDay(effective)}`}>
          <p>
            {work.state === 'approved'
              ? 'It is approved and rests until then.'
              : 'If it is approved later, it takes effect with the last signature.'}
          </p>
        </Notice>
      )}
      {deferredBecause === null ? null : (
        <Notice tone="danger" title={`Rev ${work.label} did not take effect`}>
          <p>{withDates(deferredBecause)}</p>
          <p className="quiet">It is tried again every hour.</p>
        </Notice>
      )}
      {editedBy === null ? null : (
        <Notice tone="warning" title="Edited after the approval">
          <p>
            {editedBy.name} changed the page. Rev {work.label} takes effect as it was approved; the owner may recall it.
          </p>
        </Notice>
      )}
      {kind === 'minor' && work.state === 'inReview' ? (
        <p className="quiet">
          Minor revision:{' '}
          {minorConfirmedBy === null ? 'waits for the quality manager.' : `confirmed by ${minorConfirmedBy.name}.`}
        </p>
      ) : null}
    </>
  );
}

export function WithdrawalProgress({ lifeCycle }: { readonly lifeCycle: LifeCycleView }) {
  const { withdrawal } = lifeCycle;
  if (withdrawal === null) return null;
  return (
    <section>
      <h3>Withdrawal under way</h3>
      <p>{withdrawal.why}</p>
      <p className="quiet">
        Proposed by {withdrawal.proposedBy.name}, <When at={withdrawal.proposedAt} precise />.
        {withdrawal.replacement === null ? null : ` Use instead: ${withdrawal.replacement}.`}
        {withdrawal.usedIn.length === 0 ? null : ` Used in: ${withdrawal.usedIn.join(', ')}.`}
      </p>
      <Steps steps={withdrawal.steps} />
    </section>
  );
}
