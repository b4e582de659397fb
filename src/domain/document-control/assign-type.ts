/**
 * Giving a controlled document another type, or the approval of another type. Neither touches a round that runs: the next one
 * follows. The number stays as it was given, because it is printed and cited elsewhere. [DC-74, AG-72; A17; ADR-0011]
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import { refuseEnded } from './decide-registration';
import type { DocumentEvent } from './events';
import { type ControlledDocument, type DocumentState, workOf } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

interface Assigned {
  readonly typeCode: DocumentTypeCode;
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}

/** The gate follows the type: one that was assigned was meant for a document of the former type, and ends. */
export function assignType(document: DocumentState, { typeCode, by, reason: why, at }: Assigned): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null || document.life === 'none') return ended ?? nothing;
  const { typeCode: from } = document.identity;
  if (from === typeCode) return nothing;
  const running = refuseWhileRunning(document, 'DC-74');
  if (running !== null) return running;
  const { gateOf } = document;
  const gateEnds: readonly DocumentEvent[] =
    gateOf === undefined ? [] : [{ type: 'GateAssigned', from: gateOf, to: null, by, why, at }];
  return yes(...gateEnds, { type: 'TypeAssigned', from, to: typeCode, by, why, at });
}

/** The approval of the document's own type: no gate is assigned any more. */
export function assignGate(document: DocumentState, { typeCode, by, reason: why, at }: Assigned): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null || document.life === 'none') return ended ?? nothing;
  const from = document.gateOf ?? null;
  const to = typeCode === document.identity.typeCode ? null : typeCode;
  if (from === to) return nothing;
  return refuseWhileRunning(document, 'AG-72') ?? yes({ type: 'GateAssigned', from, to, by, why, at });
}

function refuseWhileRunning(document: ControlledDocument, rule: 'DC-74' | 'AG-72'): Verdict | null {
  const work = workOf(document);
  if (work !== null && work.state !== 'draft') return no('alreadyInWork', rule, { label: work.label });
  const isLeaving = document.life === 'inForce' && document.withdrawalRound !== undefined;
  return isLeaving ? no('withdrawalUnderWay', rule) : null;
}
