/**
 * Submits a draft (recipe R4, first commit): the author signs, the page version and the gate are frozen, and a consumer
 * prepares the round. [DC-4, DC-5, DC-18, DC-20, AG-10, SG-2]
 */
import { revisionBefore } from '../../domain/document-control/retention';
import type { AnswersByProcedure } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { AskedChangeRequest } from '../../domain/document-control/change-request';
import { submitRevision as decide } from '../../domain/document-control/decide-submission';
import { shortagesOf, type StepSigners } from '../../domain/document-control/eligible-signers';

import { blocksOf } from '../../domain/document-control/text-blocks';
import { no } from '../../domain/document-control/verdict';
import { accept, type Result, refuse } from '../../kernel/result';
import { NotFound } from '../faults';
import type { JiraServices } from '../nonconformity/jira-services';
import type { Caller, Services } from '../use-case';
import { askChangeRequest } from './change-requests';
import { askFreezable } from './freezable';
import { findContributors, findEditors, mostVersionsRead } from './find-contributors';
import { largestAttachment } from './page-content';
import { performOnDocument } from './perform-on-document';
import { askingOnce, readPageAhead, readSignersAhead } from './read-ahead';
import type { Scene } from './scene';
import { findCandidates, partCandidates } from './signers';
import { demandsIn, macroPolicyOf, type TypeDemands } from './type-demands';

type Answer = Promise<Result<AnswersByProcedure['document.submit'], WireRefusal>>;

export function submitRevision(services: JiraServices, caller: Caller, request: RequestOf<'document.submit'>): Answer {
  return askingOnce(services, (asking) => {
    readPageAhead(asking, request.pageId, mostVersionsRead + 1);
    return submit(asking, caller, request);
  });
}

function submit(services: JiraServices, caller: Caller, request: RequestOf<'document.submit'>): Answer {
  return performOnDocument<Asked>(services, caller, {
    procedure: 'document.submit',
    request,
    onDemands: true,
    may: (scene) => scene.mayEdit,
    ahead: (document, settings) => readSignersAhead(services, document, settings),
    signs: { factors: request.factors, meaning: () => 'author' },
    async gather(scene) {
      const { document } = scene;
      const demands = demandsIn(scene.opened.rows, document, request.kind);
      const [freezable, signers, changeRequest] = await Promise.all([
        demands === null ? null : askFreezable(services, request.pageId, macroPolicyOf(demands)),
        signersOf(services, scene, demands),
        askChangeRequest(services.jira, request.changeRequest),
      ]);
      const stands = freezable?.refusal ?? null;
      return stands === null ? accept({ demands, signers, changeRequest }) : refuse(stands);
    },
    decide(document, scene, { demands, signers, changeRequest }, rows) {
      const now = demandsIn(rows, document, request.kind);
      // The people were counted for another gate than the one in force now, or the macros were judged otherwise.
      const isSame = now?.gateDigest === demands?.gateDigest && macroPolicyOf(now) === macroPolicyOf(demands);
      if (!isSame) return no('changedMeanwhile', 'AG-18');
      return decide(document, {
        author: { accountId: scene.me.accountId, name: scene.me.name },
        at: caller.at,
        reason: request.reason,
        seenPageVersion: request.pageVersion,
        page: { number: scene.page.version.number, createdAt: scene.page.version.createdAt },
        title: scene.page.title,
        gate: now?.gate ?? [],
        gateDigest: now?.gateDigest ?? '',
        ...(now === null ? {} : { rules: now.rules }),
        ...(request.kind === undefined ? {} : { kind: request.kind }),
        ...(request.effective === undefined ? {} : { effective: request.effective }),
        ...(changeRequest === undefined ? {} : { changeRequest }),
        signers,
        tooLarge: scene.attachments.filter((one) => one.size > largestAttachment).map((one) => one.title),
      });
    },
  });
}

interface Asked {
  readonly demands: TypeDemands | null;
  readonly signers: readonly StepSigners[];
  readonly changeRequest: AskedChangeRequest | undefined;
}

/**
 * Who may sign, edits counted as the preview counts them. The texts of earlier versions are read only when holding every
 * editor's versions against them would leave a step short, so that a submission usually costs one more request, no wave.
 */
async function signersOf(
  services: Services,
  scene: Scene,
  demands: TypeDemands | null,
): Promise<readonly StepSigners[]> {
  const { document, page } = scene;
  if (document.life === 'none' || demands === null) return [];
  const { gate } = demands;
  const { separation } = demands.rules;
  const author = scene.me.accountId;
  const inForce = revisionBefore(document);
  const [candidates, editors] = await Promise.all([
    findCandidates(services, 'user', scene.settings, gate, document.owner),
    findEditors(services, 'user', page.pageId, page.version.number, inForce),
  ]);
  const atWorst = partCandidates(candidates, { author, contributors: editors, separation });
  if (shortagesOf(gate, atWorst).length === 0) return atWorst;
  const text = await services.confluence.pages.pageText('user', page.pageId);
  if (text === undefined) throw new NotFound(`page ${page.pageId}`);
  const written = { pageId: page.pageId, version: text.version.number, blocks: blocksOf(text.body) };
  const contributors = await findContributors(services, 'user', written, inForce, separation);
  const accounts = contributors.map((one) => one.accountId);
  return partCandidates(candidates, { author, contributors: accounts, separation });
}
