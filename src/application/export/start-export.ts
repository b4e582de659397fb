/**
 * Starts a copy of a revision, or a redline of two, as a file. It is made without a person, so this person's right to read the
 * page is asked now; a redline with the page as it is now keeps the page as they read it. The command id is the id of the
 * export. [RP-12, RP-17; A15, B10]
 */
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { RevisionRecord } from '../../domain/document-control/revision-list';
import type { JobId, PageId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import { accept, type Result, refuse } from '../../kernel/result';
import { readContent } from '../document-control/page-content';
import { snapshotOf } from '../document-control/snapshot';
import { presentSignature } from '../document-control/present-revision';
import { storeJson } from '../job/blobs';
import { jobIn, keptDays, newJob, rowOf, untouched } from '../job/job';
import { askForStep } from '../job/run-job';
import { jobKey } from '../keys';
import type { CurrentPerson } from '../product-ports';
import { draftLabel } from '../revisions/compared-text';
import { frozenRound } from '../revisions/frozen-text';
import { openRevisions, type OpenedRevisions, revisionLabelled } from '../revisions/open-revisions';
import { type Caller, fingerprintOf, refusal, type Services, type UseCase } from '../use-case';
import { type CopySubject, type ExportBody, isExport, type RedlineSubject, type TextSource } from './export-job';
import type { CopyHeader } from './model';
import { presentExport } from './view-export';

interface Asked {
  readonly caller: Caller;
  readonly me: CurrentPerson;
  readonly jobId: JobId;
  readonly pageId: PageId;
}

export const startExport: UseCase<'export.start'> = async (services, caller, request) => {
  const { pageId, format } = request;
  const jobId = request.commandId as string as JobId;
  const at = jobKey(jobId);
  const [rows, me, opened] = await Promise.all([
    services.storage.read([at]),
    services.confluence.people.me(),
    openRevisions(services, pageId),
  ]);
  if (!opened.ok) return opened;
  const fingerprint = fingerprintOf('export.start', caller, request);
  const earlier = jobIn(rows, jobId);
  if (earlier !== undefined) {
    if (!isExport(earlier) || earlier.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
    return accept(presentExport(earlier));
  }
  const subject = await subjectOf(services, { caller, me, jobId, pageId }, opened.value, request.subject);
  if (!subject.ok) return subject;
  const job = newJob<ExportBody>(jobId, {
    ...untouched,
    kind: 'export',
    fingerprint,
    pageId,
    format,
    startedAt: caller.at,
    startedBy: { accountId: me.accountId, name: me.name },
    subject: subject.value,
  });
  if ((await services.storage.create(at, rowOf(job), keptDays)) === 'existed') {
    const other = jobIn(await services.storage.read([at]), jobId);
    if (!isExport(other) || other.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
    return accept(presentExport(other));
  }
  await askForStep(services, jobId, 0);
  return accept(presentExport(job));
};

async function subjectOf(
  services: Services,
  asked: Asked,
  opened: OpenedRevisions,
  subject: RequestOf<'export.start'>['subject'],
): Promise<Result<CopySubject | RedlineSubject, WireRefusal>> {
  if (subject.kind === 'copy') return copyOf(services, asked, opened, subject.revision);
  const [before, after] = await Promise.all([
    sourceOf(services, asked, opened, subject.before),
    sourceOf(services, asked, opened, subject.after),
  ]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  return accept({
    kind: 'redline',
    number: opened.document.identity.number,
    before: { label: subject.before, text: before.value },
    after: { label: subject.after, text: after.value },
    redline: null,
  });
}

async function sourceOf(
  services: Services,
  { caller, jobId, pageId }: Asked,
  { revisions }: OpenedRevisions,
  label: string,
): Promise<Result<TextSource, WireRefusal>> {
  if (label === draftLabel) {
    const content = await readContent(services, 'user', pageId);
    if (content === undefined) return refuse(refusal('notFound', 'RP-12'));
    // A name of its own each time: the same command sent twice at once must not write over what the other one keeps.
    const blob = await storeJson(services.storage, jobId, `draft-${newUlid(caller.at)}`, snapshotOf(content));
    return accept({ from: 'job', blob });
  }
  const revision = revisionLabelled(revisions, label);
  if (!revision.ok) return revision;
  const round = frozenRound(revision.value);
  if (!round.ok) return round;
  const { contentDigest, snapshotParts } = round.value.content;
  return accept({ from: 'snapshot', content: { contentDigest, snapshotParts } });
}

async function copyOf(
  services: Services,
  { caller, me }: Asked,
  { document, page, entries, revisions }: OpenedRevisions,
  label: string,
): Promise<Result<CopySubject, WireRefusal>> {
  const revision = revisionLabelled(revisions, label);
  if (!revision.ok) return revision;
  const round = frozenRound(revision.value);
  if (!round.ok) return round;
  const space = await services.confluence.spaces.space('user', page.spaceId);
  const { content, submission, signatures } = round.value;
  const { contentDigest, snapshotParts } = content;
  return accept({
    kind: 'copy',
    header: {
      number: document.identity.number,
      title: submission.title,
      revisionLabel: label,
      standing: standingOf(revision.value),
      effectiveAt: revision.value.inForce?.from ?? null,
      owner: document.owner.name,
      reason: submission.reason,
      contentDigest,
      trail: { entries: entries.length, digest: entries.at(-1)?.digest ?? '' },
      madeAt: caller.at,
      madeBy: me.name,
      site: space?.address == null ? '' : new URL(space.address).origin,
    },
    signatures: signatures.map(presentSignature),
    text: { from: 'snapshot', content: { contentDigest, snapshotParts } },
    pictures: null,
  });
}

/** What the copy says across its pages of what it is worth. [RP-16] */
function standingOf({ inForce }: RevisionRecord): CopyHeader['standing'] {
  return inForce === null ? 'notInForce' : (inForce.endedBecause ?? 'inForce');
}
