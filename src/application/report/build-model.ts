/**
 * Builds the report from the entries of its streams alone: in force, open and overdue mean "at the end of the period", history
 * and counts mean "within it". Everything is folded from the trail, so that the report and the trail beside it cannot
 * disagree. [RP-1, RP-2, RP-3]
 */
import { sayChangeRequest } from '../../domain/document-control/change-request';
import type { DocumentEvent } from '../../domain/document-control/events';
import { stepSignaturesOf } from '../../domain/document-control/signatures-of';
import { type DocumentState, workOf } from '../../domain/document-control/state';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import { issuesOf } from '../../domain/nonconformity/linked-issue';
import { correctionsOf, type Nonconformity, openCorrectionsOf } from '../../domain/nonconformity/nonconformity';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { verifyChain } from '../../trail/verify-chain';
import { documentType } from '../document-control/document-stream';
import { presentSignature } from '../document-control/present-revision';
import { presentEntry } from '../document-control/view-history';
import { nonconformityType } from '../nonconformity/nonconformity-stream';
import { presentClosure, presentCorrection } from '../nonconformity/present-nonconformity';
import { emergencyReleasesOf } from './emergency-releases';
import type { DocumentHistory, DocumentInForce, ReportedRecord, ReportHeader, ReportModel } from './model';

interface Period {
  readonly from: string;
  readonly until: string;
}
interface FoldedDocument {
  readonly atEnd: DocumentState;
  readonly within: readonly TrailEntry[];
  readonly events: readonly DocumentEvent[];
}
interface FoldedRecord {
  readonly atEnd: Nonconformity;
  readonly within: readonly TrailEntry[];
  readonly digest: string;
}

export function buildModel(
  header: ReportHeader,
  entries: readonly TrailEntry[],
  facts: { readonly leftOut: number },
): ReportModel {
  const period: Period = { from: `${header.from}T00:00:00.000Z`, until: `${header.to}T23:59:59.999Z` };
  const streams = byStream(entries);
  const documents = streamsOf(streams, 'document:').flatMap((stream) => foldDocument(stream, period));
  const records = streamsOf(streams, 'nonconformity:').flatMap((stream) => foldRecord(stream, period));
  const today = dayOf(header.madeAt) < header.to ? dayOf(header.madeAt) : header.to;
  return {
    header,
    counts: count(documents, records, entries.length, period, today),
    documentsInForce: byNumber(documents.flatMap(inForce)),
    emergencyReleases: byNumber(
      documents.flatMap((document) => emergencyReleasesOf(document, (at) => isWithin(at, period), today)),
    ),
    revisionHistory: byNumber(documents.flatMap(historyOf)),
    openNonconformities: linesOf(records, (record) => record.state === 'reported' || record.state === 'accepted'),
    closedNonconformities: linesOf(
      records,
      (record) => record.state === 'closed' && isWithin(record.closure.signedAt, period),
    ),
    settledNonconformities: byNumber(
      records.filter(({ atEnd, within }) => isSettled(atEnd) && within.some(settles)).map((record) => lineOf(record)),
    ),
    notices: noticesOf(streams, header, facts.leftOut),
  };
}

function byStream(entries: readonly TrailEntry[]): ReadonlyMap<string, readonly TrailEntry[]> {
  const streams = new Map<string, TrailEntry[]>();
  for (const entry of entries) {
    const known = streams.get(entry.stream);
    if (known === undefined) streams.set(entry.stream, [entry]);
    else known.push(entry);
  }
  return streams;
}

function streamsOf(
  streams: ReadonlyMap<string, readonly TrailEntry[]>,
  prefix: string,
): readonly (readonly TrailEntry[])[] {
  return [...streams].filter(([stream]) => stream.startsWith(prefix)).map(([, entries]) => entries);
}

function isWithin(at: string, period: Period): boolean {
  return at >= period.from && at <= period.until;
}

function foldDocument(entries: readonly TrailEntry[], period: Period): readonly FoldedDocument[] {
  const known = entries.filter((entry) => entry.at <= period.until);
  const events = known.flatMap((entry) => entry.events as readonly DocumentEvent[]);
  const atEnd = events.reduce<DocumentState>((state, event) => documentType.evolve(state, event), documentType.initial);
  if (atEnd.life === 'none') return [];
  return [{ atEnd, events, within: known.filter((entry) => isWithin(entry.at, period)) }];
}

function foldRecord(entries: readonly TrailEntry[], period: Period): readonly FoldedRecord[] {
  const known = entries.filter((entry) => entry.at <= period.until);
  const events = known.flatMap((entry) => entry.events as readonly NonconformityEvent[]);
  const atEnd = events.reduce<Nonconformity | null>((state, event) => nonconformityType.evolve(state, event), null);
  const digest = known.at(-1)?.digest ?? '';
  return atEnd === null ? [] : [{ atEnd, digest, within: known.filter((entry) => isWithin(entry.at, period)) }];
}

function inForce({ atEnd }: FoldedDocument): readonly DocumentInForce[] {
  if (atEnd.life !== 'inForce') return [];
  const { effective, identity, owner, title } = atEnd;
  const { changeRequest } = effective.submission;
  const work = workOf(atEnd);
  const states = { draft: 'draft', preparing: 'being prepared', inReview: 'in review', approved: 'approved' } as const;
  return [
    {
      number: identity.number,
      typeCode: identity.typeCode,
      title,
      owner,
      revisionLabel: effective.label,
      effectiveAt: effective.effectiveAt,
      pageVersion: effective.submission.page.number,
      contentDigest: effective.content.contentDigest,
      approvers: stepSignaturesOf(identity.number, effective).map(({ signature }) => presentSignature(signature)),
      nextReviewOn: effective.nextReviewOn,
      inWork: work === null ? null : `Rev ${work.label}, ${states[work.state]}`,
      changeRequest: changeRequest === undefined ? null : sayChangeRequest(changeRequest),
      temporaryUntil: effective.temporaryUntil ?? null,
    },
  ];
}

function historyOf({ atEnd, within }: FoldedDocument): readonly DocumentHistory[] {
  if (atEnd.life === 'none' || within.length === 0) return [];
  const entries = within
    .flatMap(presentEntry)
    .map(({ sequence, at, actor, text, revisionLabel, reason, signature, digest }) => ({
      sequence,
      at,
      actor: 'system' in actor ? `Plumbline (${actor.system})` : actor.name,
      text,
      revisionLabel,
      reason,
      signature,
      digest,
    }));
  return [{ number: atEnd.identity.number, title: atEnd.title, entries }];
}

function linesOf(
  records: readonly FoldedRecord[],
  belongs: (record: Nonconformity) => boolean,
): readonly ReportedRecord[] {
  return byNumber(records.filter(({ atEnd }) => belongs(atEnd)).map((record) => lineOf(record)));
}

function lineOf({ atEnd, digest }: FoldedRecord): ReportedRecord {
  const { number, state, what, where, reporter, reportedAt, documentNumber, revisionLabel } = atEnd;
  return {
    number,
    state,
    what,
    where,
    reporter,
    reportedAt,
    documentNumber,
    revisionLabel,
    issueKey:
      issuesOf(atEnd.linkedIssue)
        .map((issue) => issue.key)
        .join(', ') || null,
    acceptance: atEnd.state === 'accepted' || atEnd.state === 'closed' ? atEnd.acceptance : null,
    settledBecause: settledBecause(atEnd),
    corrections: correctionsOf(atEnd).map(presentCorrection),
    closure: atEnd.state === 'closed' ? presentClosure(atEnd.closure) : null,
    digest,
  };
}

function isSettled(record: Nonconformity): boolean {
  return record.state === 'rejected' || record.state === 'withdrawn';
}

function settles(entry: TrailEntry): boolean {
  return (entry.events as readonly NonconformityEvent[]).some(
    (event) => event.type === 'NonconformityRejected' || event.type === 'NonconformityWithdrawn',
  );
}

function settledBecause(record: Nonconformity): string | null {
  if (record.state === 'rejected') return record.rejection.reason;
  return record.state === 'withdrawn' ? record.reason : null;
}

function byNumber<Line extends { readonly number: string }>(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((one, other) => one.number.localeCompare(other.number, 'en', { numeric: true }));
}

function count(
  documents: readonly FoldedDocument[],
  records: readonly FoldedRecord[],
  trailEntries: number,
  period: Period,
  today: CalendarDate,
): ReportModel['counts'] {
  const documentEvents = documents.flatMap(({ within }) => within.flatMap((entry) => entry.events as DocumentEvent[]));
  const happened = (type: DocumentEvent['type']) => documentEvents.filter((event) => event.type === type).length;
  const closed = records.filter(({ atEnd }) => atEnd.state === 'closed' && isWithin(atEnd.closure.signedAt, period));
  const signed = documents
    .flatMap(({ within }) => within.flatMap(presentEntry))
    .filter((each) => each.signature !== null);
  return {
    documentsInForce: documents.filter(({ atEnd }) => atEnd.life === 'inForce').length,
    revisionsMadeEffective: happened('RevisionMadeEffective'),
    documentsWithdrawn: happened('DocumentWithdrawn'),
    signatures: signed.length + closed.length,
    nonconformitiesReported: records.filter(({ atEnd }) => isWithin(atEnd.reportedAt, period)).length,
    nonconformitiesOpen: records.filter(({ atEnd }) => atEnd.state === 'reported' || atEnd.state === 'accepted').length,
    nonconformitiesClosed: closed.length,
    correctionsOverdue: records
      .flatMap(({ atEnd }) => openCorrectionsOf(atEnd))
      .filter((correction) => correction.dueOn < today).length,
    trailEntries,
  };
}

function noticesOf(
  streams: ReadonlyMap<string, readonly TrailEntry[]>,
  header: ReportHeader,
  leftOut: number,
): readonly string[] {
  const notices: string[] = [];
  const lastAt = [...streams.values()].flat().reduce((latest, entry) => (entry.at > latest ? entry.at : latest), '');
  if (leftOut > 0) {
    const records = leftOut === 1 ? 'One record is' : `${leftOut} records are`;
    notices.push(`${records} left out, because ${header.madeBy.name} may not read the page.`);
  }
  for (const [stream, entries] of streams) {
    const verdict = verifyChain(stream, entries);
    if (!verdict.whole) notices.push(`The digest chain of ${stream} does not hold at entry ${verdict.brokenAt}.`);
  }
  if (lastAt !== '' && lastAt > (`${header.to}T23:59:59.999Z` as Instant)) {
    notices.push('Records went on after the period; the trail beside this report has those entries too.');
  }
  return notices;
}
