/**
 * Reads the approved page version again and compares it with what was signed, part by part. The version is found by its creation
 * time, because Confluence renumbers versions when one is deleted. What could not be read is said and never called the
 * same. [RV-5, RV-6; B4, B7]
 */
import type { VerificationPart, VerificationView } from '../../contract/revision-answers';
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { PageVersionStamp, Signature } from '../../domain/document-control/signature';
import type { PageId } from '../../kernel/ids';
import { accept } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { sha256Of } from '../../signature/content-digest';
import { canonicalJson } from '../../trail/commit-entry';
import type { FrozenAttachment } from '../document-control/page-content';
import { includeAsFrozen } from '../document-control/included-pages';
import { digestOfSnapshot, type Snapshot } from '../document-control/snapshot';
import type { AttachmentFacts, PageText } from '../product-ports';
import type { Services, UseCase } from '../use-case';
import { type FrozenRound, frozenRound, readFrozenText } from './frozen-text';
import { openRevisions, type OpenedRevisions, revisionLabelled } from './open-revisions';
import { presentDisposed } from './present-revisions';

/** As many versions as Confluence keeps of a busy page; older approved versions are found by their number alone. */
const mostVersions = 1_000;
const downloadsAtOnce = 3;

export const verifyRevision: UseCase<'document.verify'> = async (services, caller, { pageId, revision }) => {
  const opened = await openRevisions(services, pageId);
  if (!opened.ok) return opened;
  const found = revisionLabelled(opened.value.revisions, revision);
  if (!found.ok) return found;
  const { disposed } = found.value;
  if (disposed !== undefined) return accept(nothingToCompare(opened.value, disposed, caller.at));
  const frozen = frozenRound(found.value);
  if (!frozen.ok) return frozen;
  const round = frozen.value;
  const stamp = round.submission.page;
  const [snapshot, text, listed] = await Promise.all([
    readFrozenText(services.storage, round),
    findVersion(services, pageId, stamp),
    services.confluence.pages.attachments('user', pageId),
  ]);
  const parts = [
    recordPart(snapshot, round),
    ...textParts(snapshot, text),
    ...(await attachmentParts(services, pageId, snapshot.attachments, listed)),
    ...(await includedParts(services, snapshot)),
  ];
  return accept({
    number: opened.value.document.identity.number,
    revisionLabel: revision,
    verifiedAt: caller.at,
    contentDigest: round.content.contentDigest,
    verdict: verdictOf(parts, text),
    disposed: null,
    pageVersion: text?.version.number ?? null,
    signedAsVersion: stamp.number,
    pageVersionCreatedAt: stamp.createdAt,
    parts,
  });
};

/** The text is gone by decision; what was signed and by whom stays, and so does the digest. [RD-4, RD-8] */
function nothingToCompare({ document }: OpenedRevisions, disposed: Signature, verifiedAt: Instant): VerificationView {
  const { revisionLabel, contentDigest, pageVersion: signedAsVersion, pageVersionCreatedAt } = disposed;
  return {
    number: document.identity.number,
    revisionLabel,
    verifiedAt,
    contentDigest,
    verdict: 'disposed',
    disposed: presentDisposed(disposed),
    pageVersion: null,
    signedAsVersion,
    pageVersionCreatedAt,
    parts: [],
  };
}

function verdictOf(parts: readonly VerificationPart[], text: PageText | undefined): VerificationView['verdict'] {
  if (parts.some((part) => part.part === 'record' && part.result !== 'same')) return 'differs';
  if (text === undefined) return 'versionGone';
  if (parts.some((part) => part.result === 'differs' || part.result === 'notThere')) return 'differs';
  return parts.some((part) => part.result === 'notRead') ? 'notEverythingRead' : 'unchanged';
}

/** The number is a hint: it is right unless a version was deleted. */
async function findVersion(services: Services, pageId: PageId, stamp: PageVersionStamp): Promise<PageText | undefined> {
  const { pages } = services.confluence;
  const hinted = await pages.pageText('user', pageId, stamp.number);
  if (hinted?.version.createdAt === stamp.createdAt) return hinted;
  const versions = await pages.versions('user', pageId, mostVersions);
  const version = versions.find(({ createdAt }) => createdAt === stamp.createdAt);
  return version === undefined ? undefined : pages.pageText('user', pageId, version.number);
}

/** What we kept is itself what was signed. */
function recordPart(snapshot: Snapshot, { content }: FrozenRound): VerificationPart {
  const isSame = digestOfSnapshot(snapshot) === content.contentDigest;
  return { part: 'record', name: null, result: isSame ? 'same' : 'differs' };
}

function textParts(snapshot: Snapshot, text: PageText | undefined): readonly VerificationPart[] {
  if (text === undefined) {
    return [
      { part: 'title', name: null, result: 'notThere' },
      { part: 'body', name: null, result: 'notThere' },
    ];
  }
  const isSameTitle = text.title.normalize('NFC') === snapshot.title.normalize('NFC');
  const isSameBody = canonicalJson(canonicalContent(text.body)) === canonicalJson(snapshot.body);
  return [
    { part: 'title', name: null, result: isSameTitle ? 'same' : 'differs' },
    { part: 'body', name: null, result: isSameBody ? 'same' : 'differs' },
  ];
}

/** Every approved version of a file is read again and its bytes are digested, whatever version is current today. */
async function attachmentParts(
  services: Services,
  pageId: PageId,
  frozen: readonly FrozenAttachment[],
  listed: readonly AttachmentFacts[],
): Promise<readonly VerificationPart[]> {
  const parts: VerificationPart[] = [];
  for (let start = 0; start < frozen.length; start += downloadsAtOnce) {
    const some = frozen.slice(start, start + downloadsAtOnce);
    parts.push(...(await Promise.all(some.map((one) => attachmentPart(services, pageId, one, listed)))));
  }
  return parts;
}

async function attachmentPart(
  services: Services,
  pageId: PageId,
  frozen: FrozenAttachment,
  listed: readonly AttachmentFacts[],
): Promise<VerificationPart> {
  const part = (result: VerificationPart['result']): VerificationPart => ({
    part: 'attachment',
    name: frozen.title,
    result,
  });
  const now = listed.find(({ title }) => title === frozen.title);
  if (now === undefined) return part('notThere');
  // Another file of the same name, put there after the approved one was deleted.
  if (now.version < frozen.version) return part('notThere');
  if (now.version === frozen.version && now.fileId !== frozen.fileId) return part('differs');
  if (frozen.sha256 === null) return part('notRead');
  const bytes = await services.confluence.pages.attachmentBytes('user', pageId, now.attachmentId, frozen.version);
  if (bytes === undefined || bytes === 'redirected') return part('notRead');
  return part(sha256Of(bytes) === frozen.sha256 ? 'same' : 'differs');
}

async function includedParts(services: Services, { included = [] }: Snapshot): Promise<readonly VerificationPart[]> {
  return Promise.all(
    included.map(async (frozen): Promise<VerificationPart> => {
      const text = await findVersion(services, frozen.pageId, frozen.version);
      const body = text === undefined ? undefined : includeAsFrozen(text, frozen);
      const isSame = body !== undefined && canonicalJson(body) === canonicalJson(frozen.body);
      return {
        part: 'includedPage',
        name: frozen.title,
        result: text === undefined ? 'notRead' : isSame ? 'same' : 'differs',
      };
    }),
  );
}
