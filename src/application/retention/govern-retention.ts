/**
 * Commands of a quality manager on what is only kept: a legal hold placed and lifted, a revision kept longer, its text disposed
 * of. The revision is read from the trail; the years are those of its type where the document lies, today. [RD-2 … RD-6, RD-10]
 */
import type { RequestOf } from '../../contract/procedures';
import type { RetainedDocument } from '../../contract/retention-answers';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/document-control/decide-retention';
import { type RevisionRecord, revisionsOf } from '../../domain/document-control/revision-list';
import type { DocumentState } from '../../domain/document-control/state';
import type { Verdict } from '../../domain/document-control/verdict';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Ground } from '../document-control/scene';
import { personOf, signingNow } from '../document-control/work-on-revision';
import { configurationIn } from '../document-types/type-records';
import type { Rows } from '../ports';
import { eventsOf, revisionLabelled } from '../revisions/open-revisions';
import { readEntries } from '../stream';
import { type Caller, refusal, type Services } from '../use-case';
import { performOnRetained, type RetentionCommand } from './perform-on-retained';

type Answer = Promise<Result<RetainedDocument, WireRefusal>>;

export function placeLegalHold(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.placeLegalHold'>,
): Answer {
  return performOnRetained<RevisionRecord | null>(services, caller, {
    procedure: 'document.placeLegalHold',
    request,
    gather: async (scene) =>
      request.revision === null ? accept(null) : readRevision(services, scene, request.revision),
    decide: (document, scene) => rules.placeLegalHold(document, reasoned(scene, request)),
  });
}

export function liftLegalHold(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.liftLegalHold'>,
): Answer {
  return performOnRetained(services, caller, {
    procedure: 'document.liftLegalHold',
    request,
    decide: (document, scene) => rules.liftLegalHold(document, reasoned(scene, request)),
  });
}

export function keepLonger(services: Services, caller: Caller, request: RequestOf<'document.keepLonger'>): Answer {
  return performOnRetained(services, caller, {
    procedure: 'document.keepLonger',
    request,
    ...onKept(services, request, (document, about) =>
      rules.keepRevisionLonger(document, { ...about, until: request.until }),
    ),
  });
}

export function disposeOf(services: Services, caller: Caller, request: RequestOf<'document.dispose'>): Answer {
  return performOnRetained(services, caller, {
    procedure: 'document.dispose',
    request,
    ...onKept(services, request, rules.disposeOfRevision),
  });
}

type AboutKept = Parameters<typeof rules.disposeOfRevision>[1];

/** What both signed decisions stand on. */
function onKept(
  services: Services,
  request: RequestOf<'document.dispose'>,
  rule: (document: DocumentState, about: AboutKept) => Verdict,
): Omit<RetentionCommand<RevisionRecord>, 'procedure' | 'request'> {
  return {
    signs: { factors: request.factors, meaning: () => 'disposed' },
    onDemands: true,
    gather: (scene) => readRevision(services, scene, request.revision),
    decide(document, scene, revision, rows) {
      const { retentionYears: years, approval } = valuesIn(rows, document);
      const { separation } = approval;
      return rule(document, { ...signingNow(scene), revision, reason: request.reason, years, separation });
    },
  };
}

function valuesIn(rows: Rows, document: DocumentState) {
  if (document.life === 'none') throw new Error('only a controlled document has revisions');
  const { typeCode, spaceId } = document.identity;
  return configurationIn(rows, typeCode, spaceId).values;
}

async function readRevision(
  services: Services,
  { opened: { head }, stream }: Ground,
  label: string,
): Promise<Result<RevisionRecord, WireRefusal>> {
  if (head.state.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const entries = await readEntries(services.storage, stream, 1, head.seq);
  return revisionLabelled(revisionsOf(eventsOf(entries)), label);
}

function reasoned(scene: Ground, { revision, reason }: RequestOf<'document.placeLegalHold'>) {
  return { by: personOf(scene), reason, at: scene.at, label: revision };
}
