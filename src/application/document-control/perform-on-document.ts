/**
 * What all commands of people on a document share: load the scene, ask a policy, let a rule decide, write, show the result.
 * Each use case says only which policy and which rule. (architecture §6)
 */
import type { DocumentAnswer } from '../../contract/answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { DocumentEvent } from '../../domain/document-control/events';
import type { DocumentState } from '../../domain/document-control/state';
import type { Verdict } from '../../domain/document-control/verdict';
import { asPerson } from '../../kernel/actor';
import type { CommandId, PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Command, type Effect, type Opened, perform } from '../perform';
import type { RowKey } from '../ports';
import { type Caller, fingerprintOf, outcomeOf, refusal, type Services } from '../use-case';
import { decisionOf, documentType, type DocumentOutcome } from './document-stream';
import { presentDocument } from './present-document';
import { after, loadScene, type Scene } from './scene';

export interface DocumentCommand<Facts> {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId; readonly pageId: PageId };
  /** Whether this person may do this here at all; rules about the document itself belong to `decide`. */
  may(scene: Scene): boolean;
  /** Further facts, read before anything is decided; a refusal ends it there. */
  gather?(scene: Scene): Promise<Result<Facts, WireRefusal>>;
  decide(document: DocumentState, scene: Scene, facts: Facts): Verdict;
  readonly checks?: readonly RowKey[];
  effects?(document: DocumentState): readonly Effect[];
}

export async function performOnDocument<Facts = null>(
  services: Services,
  caller: Caller,
  command: DocumentCommand<Facts>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const loaded = await loadScene(services, caller, command.request.pageId);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  if (!command.may(scene)) return refuse(refusal('notPermitted'));
  const gathered = command.gather === undefined ? accept(null as Facts) : await command.gather(scene);
  if (!gathered.ok) return gathered;
  const facts = gathered.value;
  return writeAndShow(services, caller, scene, command, {
    ...(command.checks === undefined ? {} : { checks: command.checks }),
    decide: ({ head }) =>
      decisionOf(command.decide(head.state, scene, facts), { effects: command.effects?.(head.state) ?? [] }),
  });
}

type Rest = Pick<Command<DocumentState, DocumentEvent, DocumentOutcome>, 'guards' | 'checks' | 'decide'>;

/** @param opened null when the command needs rows that the scene did not load */
export async function writeAndShow(
  services: Services,
  caller: Caller,
  scene: Scene,
  command: Pick<DocumentCommand<unknown>, 'procedure' | 'request'>,
  rest: Rest,
  opened: Opened<DocumentState> | null = scene.opened,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const outcome = outcomeOf(
    await perform<DocumentState, DocumentEvent, DocumentOutcome>(
      services,
      {
        commandId: command.request.commandId,
        fingerprint: fingerprintOf(command.procedure, caller, command.request),
        actor: asPerson(scene.me),
        at: caller.at,
        type: documentType,
        stream: scene.stream,
        ...rest,
      },
      opened ?? undefined,
    ),
  );
  if (!outcome.ok) return outcome;
  return accept(await presentDocument(services, after(scene, outcome.value.state, outcome.value.seq)));
}
