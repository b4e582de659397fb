/**
 * Controlled documents as a kind of stream: how the rules of the domain meet the write path.
 */
import type { DocumentEvent } from '../../domain/document-control/events';
import { evolve } from '../../domain/document-control/evolve';
import { type DocumentState, effectiveOf, notControlled } from '../../domain/document-control/state';
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
    const dueOn = effectiveOf(document)?.nextReviewOn ?? null;
    return {
      state: life,
      spaceId: identity.spaceId,
      pageId: identity.pageId,
      number: identity.number,
      owner: owner.accountId,
      ...(dueOn === null || life !== 'inForce' ? {} : { dueOn }),
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
  } = {},
): Decision<DocumentEvent, DocumentOutcome> {
  return {
    answer: verdict.refusal === null ? accept(null) : refuse(verdict.refusal),
    events: verdict.events,
    effects: [{ kind: 'state' }, ...(more.effects ?? [])],
    ...(more.guards === undefined ? {} : { guards: more.guards }),
  };
}
