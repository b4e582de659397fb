/**
 * The open steps of a round that this person may sign, for themselves or for whoever named them, and why not where they may
 * not. The same rules decide when they sign. [AG-4, AG-42, AG-44, AG-53]
 */
import type { DocumentView } from '../../contract/document-answers';
import { countedIn, isAsked, mayNotSign } from '../../domain/document-control/decide-signing';
import { type GateStep, stepsThatAre } from '../../domain/document-control/gate';
import { askingNow } from '../../domain/document-control/reassignment';
import { type ControlledDocument, type RevisionInReview, signedSteps } from '../../domain/document-control/state';
import { hasSecondReviewer, isWaived } from '../../domain/document-control/waiver';
import type { Person } from '../../kernel/actor';
import type { GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Scene } from './scene';

type MyStep = DocumentView['mySteps'][number];

interface Somebody {
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
  readonly groups: ReadonlySet<GroupId>;
}

export function mySteps(scene: Scene, document: ControlledDocument, review: RevisionInReview): readonly MyStep[] {
  const { me, roles, actsFor } = scene;
  const myself: Somebody = { person: me, roles, groups: new Set(scene.groups.map((group) => group.groupId)) };
  return stepsThatAre('open', review.submission.gate, signedSteps(review)).flatMap((step): readonly MyStep[] => {
    const counted = countedIn(review, step.stepId);
    if (counted.has(me.accountId)) return [];
    const isTheirs = (one: Somebody) => !counted.has(one.person.accountId) && asks(review, step, document, one);
    // Asked themselves, they sign for themselves: nobody counts twice.
    if (isTheirs(myself)) return [stepFor(review, step, me, null)];
    return actsFor.filter(isTheirs).map(({ person }) => stepFor(review, step, me, person));
  });
}

function asks(review: RevisionInReview, step: GateStep, document: ControlledDocument, somebody: Somebody): boolean {
  const { person, roles, groups } = somebody;
  const asking = askingNow(review, step);
  return (
    !asking.notAsked.includes(person.accountId) && isAsked(asking.step, document.owner, person.accountId, roles, groups)
  );
}

const ofMine = {
  approverIsAuthor: 'You submitted this revision. Nobody approves their own work.',
  approverContributed: 'Parts of this text are yours. You may review it, but not approve it.',
} as const;
const ofTheirs = {
  approverIsAuthor: 'submitted this revision. Nobody approves their own work, nor lets it be approved for them.',
  approverContributed: 'wrote parts of this text. Nobody approves their own work, nor lets it be approved for them.',
} as const;

function stepFor(review: RevisionInReview, step: GateStep, me: Person, principal: Person | null): MyStep {
  const onBehalfOf = principal === null ? null : { accountId: principal.accountId, name: principal.name };
  return {
    stepId: step.stepId,
    meaning: step.meaning,
    onBehalfOf,
    refusedBecause: refusedBecause(review, step, me, principal),
  };
}

function refusedBecause(review: RevisionInReview, step: GateStep, me: Person, principal: Person | null): string | null {
  const mine = mayNotSign(review, step, me.accountId);
  if (mine !== null) return ofMine[mine];
  const theirs = principal === null ? null : mayNotSign(review, step, principal.accountId);
  if (principal !== null && theirs !== null) return `${principal.name} ${ofTheirs[theirs]}`;
  const waived = [me, ...(principal === null ? [] : [principal])].filter((one) =>
    isWaived(review, step.stepId, one.accountId),
  );
  if (waived.every((one) => hasSecondReviewer(review, one.accountId))) return null;
  return 'With the waiver you may approve your own work once somebody else has reviewed it.';
}
