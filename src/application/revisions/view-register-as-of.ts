/**
 * What was in force in a space on a day, by the record: the register as it would have been read at the end of that day. Documents
 * whose revision in force began later are looked up in their trail. Rows of pages the person may not read are not sent, unless
 * they hold the quality or auditor right. [RV-2, SP-2; F8]
 */
import type { RegisterAsOfRow } from '../../contract/revision-answers';
import type { DocumentEvent } from '../../domain/document-control/events';
import { stepSignaturesOf } from '../../domain/document-control/signatures-of';
import { type ControlledDocument, type DocumentState, effectiveOf } from '../../domain/document-control/state';
import { accept, refuse } from '../../kernel/result';
import type { CalendarDate, Instant } from '../../kernel/time';
import { documentType } from '../document-control/document-stream';
import { documentStream } from '../keys';
import type { Storage } from '../ports';
import { headsOfSpace } from '../space/documents-of-space';
import { mayReadEverything, readStanding } from '../standing';
import { readEntries } from '../stream';
import { refusal, type UseCase } from '../use-case';

/** Each of them may need its whole trail; more do not fit an answer in time. */
const mostDocuments = 1_000;
const trailsAtOnce = 10;

interface KnownDocument {
  readonly seq: number;
  readonly document: ControlledDocument;
}

export const viewRegisterAsOf: UseCase<'space.registerAsOf'> = async (services, caller, { spaceId, on }) => {
  const until = endOf(on, caller.at);
  const [space, standing, heads] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    headsOfSpace(services.storage, spaceId, mostDocuments),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'SP-1'));
  const found = heads.heads.flatMap(({ document, seq }): KnownDocument[] =>
    document.life === 'none' ? [] : [{ document, seq }],
  );
  const pageIds = found.map(({ document }) => document.identity.pageId);
  const readable = mayReadEverything(standing) ? new Set(pageIds) : await services.confluence.pages.readable(pageIds);
  const shown = found.filter(({ document }) => readable.has(document.identity.pageId));
  const rows: RegisterAsOfRow[] = [];
  for (let start = 0; start < shown.length; start += trailsAtOnce) {
    const some = shown.slice(start, start + trailsAtOnce);
    const states = await Promise.all(some.map((one) => stateAt(services.storage, one, until)));
    rows.push(...states.flatMap(rowOf));
  }
  rows.sort((one, other) => one.number.localeCompare(other.number));
  return accept({ on, until, rows, more: heads.more });
};

/** A day counts to its end, in UTC; today counts to now. */
function endOf(on: CalendarDate, now: Instant): Instant {
  const end = `${on}T23:59:59.999Z` as Instant;
  return end < now ? end : now;
}

/** What is in force since before that instant and still is, needs no trail. */
async function stateAt(storage: Storage, { document, seq }: KnownDocument, until: Instant): Promise<DocumentState> {
  if (document.identity.registeredAt > until) return documentType.initial;
  if (document.life === 'inForce' && document.effective.effectiveAt <= until) return document;
  if (document.life === 'numbered' && effectiveOf(document) === null) return document;
  const entries = await readEntries(storage, documentStream(document.identity.pageId), 1, seq);
  return entries
    .filter((entry) => entry.at <= until)
    .flatMap((entry) => entry.events as readonly DocumentEvent[])
    .reduce<DocumentState>((state, event) => documentType.evolve(state, event), documentType.initial);
}

function rowOf(document: DocumentState): readonly RegisterAsOfRow[] {
  if (document.life !== 'inForce') return [];
  const { identity, effective, owner } = document;
  const signatures = stepSignaturesOf(identity.number, effective).map(({ signature }) => signature.signer);
  return [
    {
      pageId: identity.pageId,
      number: identity.number,
      typeCode: identity.typeCode,
      title: effective.submission.title,
      owner,
      revisionLabel: effective.label,
      inForceFrom: effective.effectiveAt,
      approvers: [...new Map(signatures.map((one) => [one.accountId, one])).values()],
    },
  ];
}
