/**
 * What the next step of an export is: gather (find the pictures of a copy, compare the texts of a redline), then write the one
 * file. [RP-12, RP-14, RP-15]
 */
import type { ExportFormat } from '../../contract/export-answers';
import type { Redline } from '../../contract/redline';
import { compareTexts } from '../../redline/compare';
import { sha256Hex } from '../../trail/commit-entry';
import type { JobId } from '../../kernel/ids';
import { readSnapshot, type Snapshot } from '../document-control/snapshot';
import { readJson, type StoredBlob, storeFile, storeJson } from '../job/blobs';
import type { JobWork, Step } from '../job/run-job';
import { comparedSide, comparedText } from '../revisions/compared-text';
import type { Services } from '../use-case';
import {
  type CopySubject,
  type ExportBody,
  type ExportJob,
  isExport,
  type RedlineSubject,
  type TextSource,
} from './export-job';
import type { ControlledCopy, RedlineCopy } from './model';
import { planPictures, readPictures } from './pictures';

/** Document writers; implemented in `src/rendering`. */
export interface ExportWriters {
  readonly copy: Readonly<Record<ExportFormat, (copy: ControlledCopy) => Promise<Uint8Array>>>;
  readonly redline: Readonly<Record<ExportFormat, (copy: RedlineCopy) => Promise<Uint8Array>>>;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const unitsPerPart = 17;

export function exportWork(writers: ExportWriters): JobWork {
  return {
    failure: 'The file could not be made. Please start it again.',
    async takeStep(services, job) {
      if (!isExport(job)) throw new RangeError('not an export');
      const { subject } = job.body;
      if (subject.kind === 'copy') {
        return subject.pictures === null
          ? findPictures(services, job, subject)
          : write(services, job, await copyFile(services, writers, job, subject, subject.pictures));
      }
      return subject.redline === null
        ? compare(services, job, subject)
        : write(services, job, await redlineFile(services, writers, job, subject, subject.redline));
    },
  };
}

async function findPictures(services: Services, job: ExportJob, subject: CopySubject): Promise<Step<ExportBody>> {
  const { body, jobId } = job;
  const snapshot = await readText(services, jobId, subject.text);
  const shown = comparedText(snapshot).body;
  const pictures = await planPictures(services, body.pageId, shown, snapshot.attachments);
  return { body: { ...body, subject: { ...subject, pictures } }, phase: 'writing', units: unitsPerPart };
}

async function compare(services: Services, job: ExportJob, subject: RedlineSubject): Promise<Step<ExportBody>> {
  const { body, jobId } = job;
  const [before, after] = await Promise.all([
    readText(services, jobId, subject.before.text),
    readText(services, jobId, subject.after.text),
  ]);
  const found = compareTexts(
    comparedSide(subject.before.label, before, after),
    comparedSide(subject.after.label, after, before),
  );
  const redline = await storeJson(services.storage, jobId, 'redline', found);
  return {
    body: { ...body, subject: { ...subject, redline } },
    phase: 'writing',
    units: redline.parts * unitsPerPart,
  };
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function copyFile(
  services: Services,
  writers: ExportWriters,
  { jobId, body }: ExportJob,
  { header, signatures, text }: CopySubject,
  planned: NonNullable<CopySubject['pictures']>,
): Promise<NamedFile> {
  const snapshot = await readText(services, jobId, text);
  const pictures = await readPictures(services, body.pageId, planned);
  const copy: ControlledCopy = {
    header,
    body: comparedText(snapshot).body,
    signatures,
    attachments: snapshot.attachments.map(({ title, size, sha256 }) => ({ title, size, sha256 })),
    pictures,
  };
  return {
    name: `${header.number} Rev ${header.revisionLabel}.${body.format}`,
    bytes: await withoutBroken(writers.copy[body.format], copy),
  };
}

/** A picture that says it is one and cannot be drawn must not cost the copy. */
async function withoutBroken(
  writeCopy: (copy: ControlledCopy) => Promise<Uint8Array>,
  copy: ControlledCopy,
): Promise<Uint8Array> {
  if (copy.pictures.size === 0) return writeCopy(copy);
  try {
    return await writeCopy(copy);
  } catch {
    return writeCopy({ ...copy, pictures: new Map() });
  }
}

async function redlineFile(
  services: Services,
  writers: ExportWriters,
  { jobId, body }: ExportJob,
  { number, before, after }: RedlineSubject,
  stored: StoredBlob,
): Promise<NamedFile> {
  const redline = await readJson<Redline>(services.storage, jobId, stored);
  const { startedAt, startedBy, format } = body;
  const copy = {
    number,
    before: before.label,
    after: after.label,
    madeAt: startedAt,
    madeBy: startedBy.name,
    redline,
  };
  return {
    name: `${number} Redline ${before.label} to ${after.label}.${format}`,
    bytes: await writers.redline[format](copy),
  };
}

async function write(services: Services, { jobId, body }: ExportJob, file: NamedFile): Promise<Step<ExportBody>> {
  // Keys of stored parts are short and plain; what the file is called is the business of who saves it.
  const parts = await storeFile(services.storage, jobId, body.format, file.bytes);
  const { name, bytes } = file;
  const made = { name, mediaType: mediaTypes[body.format], size: bytes.length, parts, sha256: sha256Hex(bytes) };
  return { body: { ...body, files: [made] }, phase: 'done', units: parts * unitsPerPart };
}

async function readText({ storage }: Services, jobId: JobId, source: TextSource): Promise<Snapshot> {
  if (source.from === 'job') return readJson<Snapshot>(storage, jobId, source.blob);
  return readSnapshot(storage, source.content.contentDigest, source.content.snapshotParts);
}
