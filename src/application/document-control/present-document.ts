/**
 * The answer of `document.view` and of every command on a document. Buttons come from `deeds`: what this person may do now,
 * by the same rules that decide when it is pressed.
 */
import type { DocumentAnswer, DocumentDeed, DocumentView } from '../../contract/document-answers';
import {
  type ControlledDocument,
  type DraftRevision,
  effectiveOf,
  type WorkRevision,
  workOf,
} from '../../domain/document-control/state';
import { daysOff } from '../../domain/settings/holidays';
import { dayOf, type Instant } from '../../kernel/time';
import { comparePage, isSameAtFirstSight, readIncludedNow } from './compare-page';
import { lifeCycleDeeds, presentLifeCycle } from './present-life-cycle';
import { mySteps } from './my-steps';
import { presentEffective, presentWork } from './present-revision';
import { driftNotices } from '../drift/drift-in-words';
import { copyNotices, documentCopied, releasedCopyIn } from '../released-copy/copied-document';
import { roundNotices } from './round-notices';
import { findWaivable } from './waivable';
import { isOwner, mayControlDocuments, type Scene } from './scene';
import { needsOf } from '../signing/present-signer';
import { signerNow } from '../signing/signing-rows';
import type { Services } from '../use-case';

export async function presentDocument(services: Services, scene: Scene): Promise<DocumentAnswer> {
  const { document } = scene;
  if (document.life === 'none') {
    return {
      kind: 'uncontrolled',
      pageId: scene.page.pageId,
      title: scene.page.title,
      deeds: deedsOf(scene),
      numberPrefix: scene.settings.numberPrefix,
      ...(await copyOf(services, scene)),
    };
  }
  const [unchanged, waivable] = await Promise.all([
    isUnchanged(services, scene, document),
    findWaivable(services, scene, document),
  ]);
  return view(scene, document, unchanged, waivable);
}

function view(
  scene: Scene,
  document: ControlledDocument,
  unchanged: boolean | null,
  waivable: DocumentView['waivable'],
): DocumentView {
  const { identity, owner, life } = document;
  const effective = effectiveOf(document);
  const work = workOf(document);
  return {
    kind: 'controlled',
    pageId: identity.pageId,
    number: identity.number,
    typeCode: identity.typeCode,
    title: scene.page.title,
    owner,
    life,
    effective:
      effective === null
        ? null
        : presentEffective(identity.number, effective, life === 'withdrawn' ? 'withdrawn' : 'effective'),
    work:
      work === null
        ? null
        : presentWork(identity.number, work, { today: dayOf(scene.at), daysOff: daysOff(scene.settings) }),
    changedSinceEffective: life === 'inForce' && unchanged === false,
    currentPageVersion: scene.page.version.number,
    attachments: scene.attachments.map((one) => one.title),
    signing: needsOf(signerNow(scene.opened.rows, scene.me.accountId, scene.at)),
    unchangedSinceApproval: unchanged,
    mySteps: work?.state === 'inReview' ? mySteps(scene, document, work) : [],
    deeds: [...deedsOf(scene), ...(waivable.length === 0 ? [] : (['waiveSeparation'] as const))],
    waivable,
    nextReviewOn: life === 'inForce' ? (effective?.nextReviewOn ?? null) : null,
    lifeCycle: presentLifeCycle(scene, document),
    notices: noticesOf(scene, document),
    releasedCopy: releasedCopyIn(scene.opened.rows, identity.pageId),
  };
}

/** Of a page that is itself the copy of a document. [RC-14] */
async function copyOf(services: Services, { page, opened }: Scene) {
  const copied = await documentCopied(services, opened.rows, page.pageId);
  return copied === null ? {} : { copyOf: copied };
}

/** Whether the page still is the text in force; null when nothing is in force. One more wave only after an edit. */
async function isUnchanged(services: Services, scene: Scene, document: ControlledDocument): Promise<boolean | null> {
  if (document.life !== 'inForce') return null;
  const { effective } = document;
  const included = await readIncludedNow(services, 'user', effective);
  if (isSameAtFirstSight(effective, scene.page, scene.attachments, included)) return true;
  if (document.changedBy?.page.createdAt === scene.page.version.createdAt) return false;
  return (await comparePage(services, 'user', effective, scene.page, scene.attachments, included)).unchanged;
}

function deedsOf(scene: Scene): readonly DocumentDeed[] {
  const { document, mayEdit } = scene;
  const controls = mayControlDocuments(scene);
  const report: DocumentDeed[] = ['reportNonconformity'];
  if (document.life === 'none' || document.life === 'cancelled') {
    return mayEdit && controls ? ['register', ...report] : report;
  }
  const work = workOf(document);
  if (document.life === 'withdrawn' && work === null) return [...lifeCycleDeeds(scene, document), ...report];
  const deeds: DocumentDeed[] = [];
  if (mayEdit && work === null) deeds.push('startRevision');
  if (mayEdit && work?.state === 'draft') deeds.push('submit', 'abandonDraft');
  if (work?.state === 'inReview') {
    const open = mySteps(scene, document, work);
    if (open.some((step) => step.refusedBecause === null)) deeds.push('approve');
    if (open.length > 0) deeds.push('reject');
  }
  if (mayEdit && work !== null && work.state !== 'draft' && mayRecall(scene, work)) {
    deeds.push('recall');
  }
  if (controls) deeds.push('changeOwner');
  const isLeaving = document.life === 'inForce' && document.withdrawalRound !== undefined;
  if (controls && (work?.state === 'inReview' || isLeaving)) deeds.push('reassignStep');
  const isResting = work === null || work.state === 'draft';
  if (document.life === 'numbered' && isResting && controls) deeds.push('cancelNumber');
  return [...deeds, ...lifeCycleDeeds(scene, document), ...report];
}

function mayRecall(scene: Scene, work: Exclude<WorkRevision, DraftRevision>): boolean {
  // An approval is taken back by the owner only. [DC-24]
  return isOwner(scene) || (work.state !== 'approved' && work.submission.author.accountId === scene.me.accountId);
}

const preparationMilliseconds = 2 * 60_000;
function takesLong(since: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(since) > preparationMilliseconds;
}

function noticesOf(scene: Scene, document: ControlledDocument): readonly string[] {
  const notices: string[] = [...roundNotices(document)];
  const owed = scene.owed?.body as { readonly parkedBecause?: string } | undefined;
  if (owed?.parkedBecause !== undefined) notices.push(owed.parkedBecause);
  notices.push(...driftNotices(document), ...copyNotices(scene.opened.rows, document.identity.pageId));
  const work = workOf(document);
  if (work?.state === 'preparing' && takesLong(work.submission.submittedAt, scene.at)) {
    notices.push(
      'The round is still being prepared. If the page is restricted, let the app read it, or recall the round.',
    );
  }
  const undigested = [
    ...(effectiveOf(document)?.content.undigested ?? []),
    ...(work?.state === 'inReview' ? work.content.undigested : []),
  ];
  if (undigested.length > 0) {
    const names = [...new Set(undigested)].join(', ');
    notices.push(
      `Bytes not digested: ${names}. The signatures are bound to the file ids of these attachments instead.`,
    );
  }
  return notices;
}
