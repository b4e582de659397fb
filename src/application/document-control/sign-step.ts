/**
 * Approves or rejects a step (recipe R3): what was seen, what was frozen and what the page is now must be one. Three waves:
 * scene, (comparison only after an edit), transaction. [AG-2 … AG-9, SG-1, SG-3, SG-4]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { approveStep, type PageNow, rejectStep, type SignStep } from '../../domain/document-control/decide-signing';
import { type DocumentState, workOf } from '../../domain/document-control/state';
import { accept, type Result, refuse } from '../../kernel/result';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import { type Caller, refusal, type Services } from '../use-case';
import { behalfIn, checksOf } from './behalf';
import { comparePage, readIncludedNow } from './compare-page';
import { performOnDocument } from './perform-on-document';
import type { Scene } from './scene';

export function approveRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.approve'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  return performOnDocument<PageNow>(services, caller, {
    procedure: 'document.approve',
    request,
    // Being asked is a rule of the gate, decided with the rest so that the answer says so.
    may: () => true,
    gather: (scene) => readPageNow(services, scene),
    checks: checksOf(caller, request),
    signs: { factors: request.factors, meaning: (document) => meaningOfStep(document, request.stepId) },
    decide: (document, scene, page) => approveStep(document, signing(scene, caller, request, page)),
  });
}

export function rejectRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.reject'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  return performOnDocument<PageNow>(services, caller, {
    procedure: 'document.reject',
    request,
    may: () => true,
    gather: (scene) => readPageNow(services, scene),
    checks: checksOf(caller, request),
    signs: { factors: request.factors, meaning: (document) => meaningOfStep(document, request.stepId) },
    decide: (document, scene, page) =>
      rejectStep(document, { ...signing(scene, caller, request, page), comment: request.comment }),
  });
}

function signing(scene: Scene, caller: Caller, request: SigningRequest, page: PageNow): SignStep {
  const { round, pageVersion, contentDigest, stepId } = request;
  return {
    stepId,
    signer: { accountId: scene.me.accountId, name: scene.me.name },
    roles: scene.roles,
    groups: new Set(scene.groups.map((group) => group.groupId)),
    seen: { round, pageVersion, contentDigest },
    page,
    at: caller.at,
    ...behalfIn(scene, request),
  };
}

type SigningRequest = RequestOf<'document.approve'> | RequestOf<'document.reject'>;

/** A rejection is signed with the right of the step it answers. [SG-20] */
function meaningOfStep(document: DocumentState, stepId: string): SigningMeaning {
  const work = workOf(document);
  if (work?.state !== 'inReview') return 'approved';
  return work.submission.gate.find((step) => step.stepId === stepId)?.meaning ?? 'approved';
}

async function readPageNow(services: Services, scene: Scene): Promise<Result<PageNow, WireRefusal>> {
  const work = workOf(scene.document);
  if (work?.state !== 'inReview') return accept({ unchanged: true });
  const included = await readIncludedNow(services, 'user', work);
  // Nobody signs what they could not read, even where Confluence leaves a gap in the page they see. [DC-52]
  const unread = (work.content.included ?? []).filter((one) => !included.has(one.pageId));
  if (unread.length > 0) {
    return refuse(refusal('includedNotReadable', 'DC-52', { pages: unread.map((one) => one.title) }));
  }
  return accept(await comparePage(services, 'user', work, scene.page, scene.attachments, included));
}
