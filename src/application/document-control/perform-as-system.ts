/**
 * Commits of the app itself on a document: because a round had to be prepared or the page was seen to have changed.
 */
import type { DocumentEvent } from '../../domain/document-control/events';
import type { DocumentState } from '../../domain/document-control/state';
import type { Verdict } from '../../domain/document-control/verdict';
import { asSystem } from '../../kernel/actor';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { sha256Hex } from '../../trail/commit-entry';
import { documentStream } from '../keys';
import { type Effect, type Opened, perform } from '../perform';
import { type Services, systemCommandId } from '../use-case';
import { decisionOf, documentType, type DocumentOutcome } from './document-stream';

/** @returns false when storage was too busy; the effect is then tried again */
export async function performAsSystem(
  services: Services,
  pageId: PageId,
  because: string,
  at: Instant,
  decide: (document: DocumentState) => Verdict,
  opened: Opened<DocumentState>,
  effects: readonly Effect[] = [],
): Promise<boolean> {
  const stream = documentStream(pageId);
  // The sequence is part of the cause: looking again at a later state is another command, looking twice at the same is not.
  const cause = `${stream} ${opened.head.seq} ${because}`;
  const performed = await perform<DocumentState, DocumentEvent, DocumentOutcome>(
    services,
    {
      commandId: systemCommandId(cause),
      fingerprint: sha256Hex(cause),
      actor: asSystem(because),
      at,
      type: documentType,
      stream,
      decide: ({ head }) => decisionOf(decide(head.state), { effects, document: head.state }),
    },
    opened,
  );
  return performed.kind !== 'busyTryAgain';
}
