/**
 * Submits a draft (recipe R4, first commit): the author signs, the page version and the gate are frozen, and a consumer
 * prepares the round. [DC-4, DC-5, DC-18, DC-20, AG-10, SG-2]
 */
import type { AnswersByProcedure } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { submitRevision as decide } from '../../domain/document-control/decide-submission';
import { documentTypes } from '../../domain/document-control/document-types';
import type { ApprovalGate } from '../../domain/document-control/gate';
import { type DocumentState, workOf } from '../../domain/document-control/state';
import { accept, type Result, refuse } from '../../kernel/result';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import { type Caller, refusal, type Services } from '../use-case';
import { largestAttachment } from './page-content';
import { performOnDocument } from './perform-on-document';
import type { Scene } from './scene';
import { findSigners } from './signers';

export async function submitRevision(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.submit'>,
): Promise<Result<AnswersByProcedure['document.submit'], WireRefusal>> {
  return performOnDocument<Readonly<Record<string, number>>>(services, caller, {
    procedure: 'document.submit',
    request,
    may: (scene) => scene.mayEdit,
    async gather(scene) {
      const [asApp, eligible] = await Promise.all([
        services.confluence.pages.page('app', request.pageId),
        eligibleByStep(services, scene),
      ]);
      return asApp === undefined ? refuse(refusal('appCannotRead', 'DC-18')) : accept(eligible);
    },
    decide: (document, scene, eligible) =>
      decide(document, {
        author: { accountId: scene.me.accountId, name: scene.me.name },
        at: caller.at,
        reason: request.reason,
        seenPageVersion: request.pageVersion,
        page: { number: scene.page.version.number, createdAt: scene.page.version.createdAt },
        title: scene.page.title,
        gate: gateOf(document),
        gateDigest: sha256Hex(canonicalJson(gateOf(document))),
        eligible,
        tooLarge: scene.attachments.filter((one) => one.size > largestAttachment).map((one) => one.title),
      }),
    effects(document) {
      const work = workOf(document);
      if (work === null) return [];
      return [{ kind: 'event', name: 'prepare', body: { label: work.label, round: work.round } }];
    },
  });
}

export function gateOf(document: DocumentState): ApprovalGate {
  return document.life === 'none' ? [] : documentTypes[document.identity.typeCode].gate;
}

async function eligibleByStep(services: Services, scene: Scene): Promise<Readonly<Record<string, number>>> {
  const { document } = scene;
  if (document.life === 'none') return {};
  const steps = await findSigners(services, 'user', scene.settings, gateOf(document), document.owner, {
    author: scene.me.accountId,
    contributors: [],
  });
  return Object.fromEntries(steps.map(({ step, asked }) => [step.stepId, asked.length]));
}
