/**
 * Gives a step to somebody else, or waives the separation of duties in a small firm: what keeps a round going when those who
 * are asked cannot sign. [AG-44, AG-45, AG-52]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { mayNotSign } from '../../domain/document-control/decide-signing';
import { askingNow, reassignStep as decideReassignment } from '../../domain/document-control/reassignment';
import { workOf } from '../../domain/document-control/state';
import { waiveSeparation as decideWaiver } from '../../domain/document-control/waiver';
import type { AccountId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { headKey, siteSettingsStream } from '../keys';
import type { KnownPerson } from '../product-ports';
import { type Caller, refusal, type Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { mayControlDocuments, type Scene } from './scene';
import { findCandidates } from './signers';
import { personOf } from './work-on-revision';

type Answer = Promise<Result<DocumentAnswer, WireRefusal>>;

interface Named {
  readonly from: KnownPerson | null;
  readonly to: KnownPerson;
  readonly able: readonly AccountId[];
}

export function reassignStep(services: Services, caller: Caller, request: RequestOf<'document.reassignStep'>): Answer {
  const { from, to, round, stepId, reason } = request;
  return performOnDocument<Named>(services, caller, {
    procedure: 'document.reassignStep',
    request,
    may: mayControlDocuments,
    async gather(scene) {
      const [known, able] = await Promise.all([
        services.confluence.people.people('user', from === null ? [to] : [from, to]),
        whoMaySign(services, scene, stepId),
      ]);
      const named = { from: from === null ? null : known.get(from), to: known.get(to) };
      if (named.to === undefined || named.from === undefined) return refuse(refusal('unknownPerson', 'AG-44'));
      return accept({ from: named.from, to: named.to, able });
    },
    checks: [headKey(siteSettingsStream)],
    decide: (document, scene, named) =>
      decideReassignment(document, {
        round,
        stepId,
        from: named.from === null ? null : { accountId: named.from.accountId, name: named.from.name },
        to: named.to,
        able: named.able,
        by: personOf(scene),
        reason,
        at: caller.at,
      }),
  });
}

/** Of a round or a withdrawal, as the step asks now. [AG-76] */
async function whoMaySign(services: Services, scene: Scene, stepId: string): Promise<readonly AccountId[]> {
  const { document, settings } = scene;
  const review = workOf(document);
  const withdrawal = document.life === 'inForce' ? document.withdrawalRound : undefined;
  const round = withdrawal ?? (review?.state === 'inReview' ? review : undefined);
  if (document.life === 'none' || round === undefined) return [];
  const gate = 'submission' in round ? round.submission.gate : round.gate;
  const step = gate.find((one) => one.stepId === stepId);
  if (step === undefined) return [];
  const asking = askingNow(round, step);
  const [found] = await findCandidates(services, 'user', settings, [asking.step], document.owner);
  return (found?.people ?? [])
    .map((one) => one.accountId)
    .filter((one) => !asking.notAsked.includes(one))
    .filter((one) =>
      'submission' in round ? mayNotSign(round, step, one) === null : one !== round.proposedBy.accountId,
    );
}

export function waiveSeparation(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.waiveSeparation'>,
): Answer {
  const { person, round, stepId, reason } = request;
  return performOnDocument<KnownPerson>(services, caller, {
    procedure: 'document.waiveSeparation',
    request,
    may: (scene) => scene.roles.has('qualityManager'),
    async gather() {
      const known = (await services.confluence.people.people('user', [person])).get(person);
      return known === undefined ? refuse(refusal('unknownPerson', 'AG-52')) : accept(known);
    },
    checks: [headKey(siteSettingsStream)],
    signs: { factors: request.factors, meaning: () => 'waived' },
    decide: (document, scene, known) =>
      decideWaiver(document, {
        round,
        stepId,
        person: { accountId: known.accountId, name: known.name },
        signer: personOf(scene),
        reason,
        at: caller.at,
      }),
  });
}
