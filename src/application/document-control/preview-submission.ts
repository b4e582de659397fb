/**
 * Before submitting: who will be asked, who of them may not sign and why, and what would stand in the way. [A7]
 */
import type { SubmissionPreview } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { labelForKind } from '../../domain/document-control/decide-minor';
import {
  type LeftOut,
  partSigners,
  sayConflict,
  sayShortage,
  shortagesOf,
  type StepSigners,
} from '../../domain/document-control/eligible-signers';
import type { ApprovalGate } from '../../domain/document-control/gate';
import { stepDueOn } from '../../domain/document-control/step-due';
import { type Contributor, workOf } from '../../domain/document-control/state';
import { revisionBefore } from '../../domain/document-control/retention';
import { daysOff } from '../../domain/settings/holidays';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Caller, refusal, type Services } from '../use-case';
import { findContributors } from './find-contributors';
import { askFreezable, type Freezable } from './freezable';
import { largestAttachment, readContent, writtenText } from './page-content';
import { loadScene, type Scene } from './scene';
import { helpForInactive } from './round-notices';
import { findOthers, findSigners } from './signers';
import { demandsIn, macroPolicyOf } from './type-demands';

export async function previewSubmission(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.submissionPreview'>,
): Promise<Result<SubmissionPreview, WireRefusal>> {
  const loaded = await loadScene(services, caller, request.pageId, { demands: true });
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  if (!scene.mayEdit) return refuse(refusal('notPermitted', undefined, { right: 'editPage' }));
  const { document } = scene;
  if (document.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const work = workOf(document);
  if (work?.state !== 'draft') return refuse(refusal('notADraft', 'DC-4'));
  const demands = demandsIn(scene.opened.rows, document, request.kind);
  const [content, freezable] = await Promise.all([
    readContent(services, 'user', request.pageId),
    askFreezable(services, request.pageId, macroPolicyOf(demands)),
  ]);
  const gate = demands?.gate ?? [];
  const separation = demands?.rules.separation ?? 'standard';
  const named = labelForKind(document, work, request.kind === 'minor', caller.at);
  if (content === undefined) return refuse(refusal('notFound', 'DC-19'));
  const inForce = revisionBefore(document);
  const contributors = await findContributors(services, 'user', writtenText(content), inForce, separation);
  const conflicts = {
    author: scene.me.accountId,
    contributors: contributors.map((one) => one.accountId),
    separation,
  };
  const steps = await findSigners(services, 'user', scene.settings, gate, document.owner, conflicts);
  const short = shortagesOf(gate, steps).map((one) => one.stepId);
  const others = short.length === 0 ? [] : await findOthers(services, 'user', scene.settings);
  return accept({
    revisionLabel: named?.label ?? work.label,
    pageVersion: scene.page.version.number,
    steps: steps.map(({ step, asked, excluded }) => ({
      stepId: step.stepId,
      stage: step.stage,
      title: step.title,
      meaning: step.meaning,
      quorum: step.quorum,
      dueOn: stepDueOn(caller.at, step, daysOff(scene.settings)),
      asked,
      excluded: excluded.map((one) => presentLeftOut(one, contributors)),
      instead: short.includes(step.stepId) ? partSigners(step, others, conflicts).asked : [],
    })),
    obstacles: [
      ...(named === null ? ['A minor revision belongs to a revision in force, and there is none.'] : []),
      ...obstaclesOf(scene, gate, steps, freezable),
    ],
    changeRequestRequired: demands?.rules.changeRequestRequired ?? false,
    included: freezable.included,
    macros: freezable.macros,
  });
}

/** Why somebody is left out, what proves it, and what helps. [AG-47, AG-51, AG-52] */
function presentLeftOut(
  { person, because, isWaivable }: LeftOut,
  contributors: readonly Contributor[],
): SubmissionPreview['steps'][number]['excluded'][number] {
  const versions = contributors.find((one) => one.accountId === person.accountId)?.versions ?? [];
  const waiver = 'In a small firm a quality manager may waive this, with a second reviewer.';
  const proposal = because === 'inactive' ? helpForInactive : isWaivable === true ? waiver : null;
  return { person, because: sayConflict(because), versions, proposal };
}

function obstaclesOf(
  scene: Scene,
  gate: ApprovalGate,
  steps: readonly StepSigners[],
  freezable: Freezable,
): readonly string[] {
  const obstacles = shortagesOf(gate, steps).map(sayShortage);
  obstacles.push(...freezable.obstacles);
  for (const file of scene.attachments.filter((one) => one.size > largestAttachment)) {
    obstacles.push(`The attachment “${file.title}” is larger than 50 MB and cannot be frozen.`);
  }
  return obstacles;
}
