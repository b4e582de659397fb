/**
 * What a quality manager signs outside the steps of a gate: an emergency release, and that a revision is minor.
 * A delegate does either in the name of one. [DC-28, DC-30, DC-31, AG-71]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { confirmMinor } from '../../domain/document-control/decide-minor';
import { releaseInEmergency } from '../../domain/document-control/decide-release';
import { accept, type Result, refuse } from '../../kernel/result';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { Caller, Services } from '../use-case';
import { checksOf, isQualityManager, signedFor } from './behalf';
import { askFreezable } from './freezable';
import { largestAttachment } from './page-content';
import { performOnDocument } from './perform-on-document';
import { demandsIn, macroPolicyOf } from './type-demands';
import { signingNow, signingPage } from './work-on-revision';

type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;

/** The content is frozen by the consumer that prepares rounds; it takes effect in that commit. */
export function releaseRevision(services: Services, caller: Caller, request: RequestOf<'document.release'>): Answer {
  return performOnDocument(services, caller, {
    procedure: 'document.release',
    request,
    may: (scene) => isQualityManager(scene, request),
    signs: { factors: request.factors, meaning: () => 'released' },
    onDemands: true,
    async gather({ document, opened }) {
      if (document.life === 'none') return accept(null);
      // What macros show is frozen by the full round that follows; where they are forbidden, they are so in an emergency. [DC-81]
      const policy = macroPolicyOf(demandsIn(opened.rows, document)) === 'block' ? 'block' : 'allow';
      const { refusal: stands } = await askFreezable(services, request.pageId, policy);
      return stands === null ? accept(null) : refuse(stands);
    },
    checks: checksOf(caller, request),
    decide: (document, scene) =>
      releaseInEmergency(document, {
        ...signingPage(scene),
        ...signedFor(scene, request),
        reason: request.reason,
        seenPageVersion: request.pageVersion,
        title: scene.page.title,
        gateDigest: sha256Hex(canonicalJson([])),
        tooLarge: scene.attachments.filter((one) => one.size > largestAttachment).map((one) => one.title),
      }),
  });
}

export function confirmMinorRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.confirmMinor'>,
): Answer {
  const { round, contentDigest, refusal: words } = request;
  return performOnDocument(services, caller, {
    procedure: 'document.confirmMinor',
    request,
    may: (scene) => isQualityManager(scene, request),
    signs: { factors: request.factors, meaning: () => 'approved' },
    checks: checksOf(caller, request),
    decide: (document, scene) =>
      confirmMinor(document, {
        ...signingNow(scene),
        ...signedFor(scene, request),
        round,
        contentDigest,
        refusal: words,
      }),
  });
}
