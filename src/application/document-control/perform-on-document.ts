/**
 * What all commands of people on a document share: load the scene, ask a policy, confirm the signer, let a rule decide, write,
 * show the result. What is decided on the record alone loads less and shows something else, and shares the rest.
 * Each use case says only which policy and which rule. (architecture §6)
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { confirmSignatures, isSigned } from '../../domain/document-control/confirm-signatures';
import type { DocumentEvent } from '../../domain/document-control/events';
import type { DocumentState } from '../../domain/document-control/state';
import { no, type Verdict } from '../../domain/document-control/verdict';
import type { SiteSettings } from '../../domain/settings/site-settings';
import { asPerson } from '../../kernel/actor';
import type { CommandId, PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import { type Command, type Effect, type Opened, perform } from '../perform';
import type { RowKey, Rows } from '../ports';
import type { GivenFactors } from '../signing/check-factors';
import { type Confirmation, confirmSigner, unconfirmed } from '../signing/confirm-signer';
import { type Caller, fingerprintOf, outcomeOf, refusal, type Services } from '../use-case';
import { decisionOf, documentType, type DocumentOutcome } from './document-stream';
import { presentDocument } from './present-document';
import { after, type Ground, loadScene, type Scene } from './scene';
import { approvalKeys, demandKeys, isOfSameDemands } from './type-demands';

export interface DocumentCommand<Facts, On extends Ground = Scene> {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId; readonly pageId: PageId };
  /** Whether this person may do this here at all; rules about the document itself belong to `decide`. */
  may(scene: On): boolean;
  /** Asks ahead for what follows from the document, while the rest of the scene is read. */
  readonly ahead?: (document: DocumentState, settings: SiteSettings) => void;
  /** Further facts, read before anything is decided; a refusal ends it there. */
  gather?(scene: On): Promise<Result<Facts, WireRefusal>>;
  decide(document: DocumentState, scene: On, facts: Facts, rows: Rows): Verdict;
  /** Decides on what the type demands (`demandsIn`), or on its approval alone, which then must not change before it is written. */
  readonly onDemands?: true | 'approval';
  /** Of a command that signs: with which meaning, and the factors that came with it. Without it no signature is written. */
  readonly signs?: {
    readonly factors: GivenFactors | undefined;
    meaning(document: DocumentState): SigningMeaning;
  };
  readonly checks?: readonly RowKey[];
  effects?(document: DocumentState): readonly Effect[];
}

export async function performOnDocument<Facts = null>(
  services: Services,
  caller: Caller,
  command: DocumentCommand<Facts>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { onDemands = false } = command;
  const loaded = await loadScene(services, caller, command.request.pageId, {
    demands: onDemands !== false,
    ahead: command.ahead,
  });
  if (!loaded.ok) return loaded;
  return show(services, loaded.value, await decideAndWrite(services, caller, loaded.value, command));
}

interface Written {
  readonly state: DocumentState;
  readonly seq: number;
}

/** @param scene loaded with the demands where the command decides on them */
export async function decideAndWrite<Facts, On extends Ground>(
  services: Services,
  caller: Caller,
  scene: On,
  command: DocumentCommand<Facts, On>,
): Promise<Result<Written, WireRefusal>> {
  const { onDemands = false } = command;
  const demanded = onDemands === 'approval' ? approvalKeys : demandKeys;
  if (!command.may(scene)) return refuse(refusal('notPermitted'));
  const gathered = command.gather === undefined ? accept(null as Facts) : await command.gather(scene);
  if (!gathered.ok) return gathered;
  const facts = gathered.value;
  const confirmed = await confirm(services, caller, scene, command, facts);
  if (!confirmed.ok) return confirmed;
  const { guards, checks, covered, rows, reconfirmation, hold } = confirmed.value;
  const opened = rows === null ? scene.opened : { ...scene.opened, rows };
  return write(
    services,
    caller,
    scene,
    command,
    {
      guards,
      checks: [...(command.checks ?? []), ...(onDemands === false ? [] : demanded(scene.document)), ...checks],
      covered,
      decide({ head, rows: current }) {
        const isElse = onDemands !== false && !isOfSameDemands(head.state, scene.document);
        const verdict = isElse ? no('changedMeanwhile', 'AG-18') : command.decide(head.state, scene, facts, current);
        const effects = command.effects?.(head.state) ?? [];
        if (verdict.refusal !== null || !isSigned(verdict.events))
          return decisionOf(verdict, { effects, document: head.state });
        if (command.signs === undefined) throw new Error(`${command.procedure} signs without saying so`);
        const held = hold(current);
        if (!held.ok) return { answer: held, events: [] };
        const events = confirmSignatures(verdict.events, reconfirmation);
        return decisionOf({ ...verdict, events }, { effects, guards: held.value, document: head.state });
      },
    },
    opened,
  );
}

/**
 * Factors are asked for, and counted, only where the rules would otherwise say yes, and not again for a command that was
 * carried out before. [SG-27, SG-28]
 */
async function confirm<Facts, On extends Ground>(
  services: Services,
  caller: Caller,
  scene: On,
  command: DocumentCommand<Facts, On>,
  facts: Facts,
): Promise<Result<Confirmation, WireRefusal>> {
  const { signs, procedure, request } = command;
  const { head, rows } = scene.opened;
  const isRepeated = head.recent.some((one) => one.commandId === request.commandId);
  if (signs === undefined || isRepeated) return accept(unconfirmed);
  if (command.decide(head.state, scene, facts, rows).refusal !== null) return accept(unconfirmed);
  return confirmSigner(services, caller, {
    me: { accountId: scene.me.accountId, name: scene.me.name },
    rows,
    meaning: signs.meaning(head.state),
    factors: signs.factors,
    procedure,
    commandId: request.commandId,
  });
}

type Rest = Pick<Command<DocumentState, DocumentEvent, DocumentOutcome>, 'guards' | 'checks' | 'covered' | 'decide'>;

/** @param opened null when the command needs rows that the scene did not load */
export async function writeAndShow(
  services: Services,
  caller: Caller,
  scene: Scene,
  command: Pick<DocumentCommand<unknown>, 'procedure' | 'request'>,
  rest: Rest,
  opened: Opened<DocumentState> | null = scene.opened,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  return show(services, scene, await write(services, caller, scene, command, rest, opened));
}

async function show(
  services: Services,
  scene: Scene,
  written: Result<Written, WireRefusal>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  if (!written.ok) return written;
  return accept(await presentDocument(services, after(scene, written.value.state, written.value.seq)));
}

async function write(
  services: Services,
  caller: Caller,
  scene: Ground,
  command: Pick<DocumentCommand<unknown>, 'procedure' | 'request'>,
  rest: Rest,
  opened: Opened<DocumentState> | null,
): Promise<Result<Written, WireRefusal>> {
  return outcomeOf(
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
}
