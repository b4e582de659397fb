/**
 * Controlled documents as a kind of stream: how the rules of the domain meet the write path.
 */
import { toldNobody } from '../../domain/document-control/decide-standing';
import { dueFacts } from '../../domain/document-control/document-flags';
import { beginningOf } from '../../domain/document-control/effective-when';
import type { DocumentEvent } from '../../domain/document-control/events';
import { evolve } from '../../domain/document-control/evolve';
import { type DocumentState, effectiveOf, notControlled, workOf } from '../../domain/document-control/state';
import type { WireRefusal } from '../../contract/wire';
import type { Verdict } from '../../domain/document-control/verdict';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Decision, Effect } from '../perform';
import type { StreamType } from '../stream';

export const documentType: StreamType<DocumentState, DocumentEvent> = {
  kind: 'document',
  initial: notControlled,
  evolve,
  attributes(document) {
    if (document.life === 'none') return { state: 'none' };
    const { identity, owner, life } = document;
    const dueOn = dueFacts(document)[0]?.on ?? null;
    return {
      state: life,
      spaceId: identity.spaceId,
      pageId: identity.pageId,
      number: identity.number,
      owner: owner.accountId,
      ...(dueOn === null ? {} : { dueOn }),
    };
  },
};

export type DocumentOutcome = Result<null, WireRefusal>;

/** Every commit on a document is followed by rendering its state anew: byline and tasks. */
export function decisionOf(
  verdict: Verdict,
  more: {
    readonly effects?: readonly Effect[];
    readonly guards?: Decision<DocumentEvent, DocumentOutcome>['guards'];
    /** The document before; without it an announcement is owed whether or not anybody is to be told. */
    readonly document?: DocumentState;
  } = {},
): Decision<DocumentEvent, DocumentOutcome> {
  return {
    answer: verdict.refusal === null ? accept(null) : refuse(verdict.refusal),
    events: verdict.events,
    effects: [
      { kind: 'state' },
      ...verdict.events.flatMap((event) => effectsOf(event, more.document)),
      ...(more.effects ?? []),
    ],
    ...(more.guards === undefined ? {} : { guards: more.guards }),
  };
}

/**
 * What an event owes, whichever command it came from: a submitted round is prepared, an approved revision takes effect on its
 * day, what came into force or out of it is announced. Rendered state is owed by every commit. (recipe R8)
 */
function effectsOf(event: DocumentEvent, document: DocumentState | undefined): readonly Effect[] {
  switch (event.type) {
    case 'RevisionSubmitted':
      return [{ kind: 'event', name: 'prepare', body: { label: event.label, round: event.round } }];
    case 'WithdrawalProposed':
      return [{ kind: 'event', name: 'watchWithdrawal', body: { round: event.round } }];
    case 'RoundOpened':
      return linking(event.label, document);
    case 'RevisionApproved':
      return event.effectiveOn === undefined ? [] : [takeEffectOn(event, beginningOf(event.effectiveOn), event.at)];
    case 'EffectPlanned':
      return [takeEffectOn(event, event.when === 'atOnce' ? event.at : beginningOf(event.when), event.at)];
    case 'RevisionMadeEffective':
      return hasAudience(document) ? [announcing('effective', event.label)] : [];
    case 'RevisionDisposed':
      return [{ kind: 'event', name: 'dispose', body: { label: event.label } }];
    case 'DocumentWithdrawn':
      return hasAudience(document) ? [announcing('withdrawn', event.signature.revisionLabel)] : [];
    default:
      return [];
  }
}

function linking(label: string, document: DocumentState | undefined): readonly Effect[] {
  const work = document === undefined ? null : workOf(document);
  const changeRequest = work?.state === 'preparing' ? work.submission.changeRequest : undefined;
  return changeRequest === undefined
    ? []
    : [{ kind: 'event', name: 'linkChangeRequest', body: { label, changeRequest } }];
}

function takeEffectOn(
  { label, round }: { readonly label: string; readonly round: number },
  due: string,
  at: string,
): Effect {
  const delaySeconds = Math.max(0, Math.ceil((Date.parse(due) - Date.parse(at)) / 1000));
  return { kind: 'event', name: 'takeEffect', body: { label, round }, delaySeconds };
}

function announcing(what: 'effective' | 'withdrawn', label: string): Effect {
  return { kind: 'event', name: 'announce', body: { what, label } };
}

/** Whether anybody is to be told, by the list of the document or by its type as the revision froze it. [DC-41] */
function hasAudience(document: DocumentState | undefined): boolean {
  if (document === undefined || document.life === 'none') return document === undefined;
  const { groups, people } = document.distribution ?? toldNobody;
  const work = workOf(document);
  const submitted = work === null || work.state === 'draft' ? null : work.submission;
  const ofType = (submitted ?? effectiveOf(document)?.submission)?.rules?.distribution ?? [];
  return groups.length + people.length + ofType.length > 0;
}
