/**
 * What became of the documents a text in force refers to: withdrawn, cancelled, or in force in a newer revision than its author
 * knew. Each is put on record once, asks the owner to check the link, and is over when the text in force no longer refers to it
 * or the owner confirmed it. The record keeps page ids and no names: readers of a page may not read every other. Stored for
 * ever, like the events of `events.ts`. [UI-1 … UI-4; A24]
 */
import type { Person } from '../../kernel/actor';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { refuseEnded } from './decide-registration';
import { labelOf } from './revision-label';
import type { ControlledDocument, DocumentInForce, DocumentState } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

export type DependencyChange = 'revised' | 'withdrawn' | 'cancelled';
export interface ChangedDependency {
  readonly pageId: PageId;
  readonly what: DependencyChange;
  /** Of the revision that came into force or was withdrawn; null for a number that was never issued. */
  readonly label: string | null;
  readonly since: Instant;
}
export interface DependenciesNoted {
  readonly type: 'DependenciesNoted';
  readonly changed: readonly ChangedDependency[];
  /** No longer referred to, or as the text in force knows it again. */
  readonly ended: readonly PageId[];
  readonly at: Instant;
}
/** The owner looked at the link and leaves it as it is. */
export interface DependencyConfirmed {
  readonly type: 'DependencyConfirmed';
  readonly pageId: PageId;
  readonly what: DependencyChange;
  readonly label: string | null;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export type DependencyEvent = DependenciesNoted | DependencyConfirmed;

export interface KnownDependency extends ChangedDependency {
  readonly confirmed?: { readonly by: Person; readonly at: Instant; readonly why: string };
}

const dependencyTypes = {
  DependenciesNoted: true,
  DependencyConfirmed: true,
} as const satisfies Record<DependencyEvent['type'], true>;

export function isDependencyEvent(event: { readonly type: string }): event is DependencyEvent {
  return event.type in dependencyTypes;
}

export function evolveDependencies(document: ControlledDocument, event: DependencyEvent): ControlledDocument {
  const known = document.dependencies ?? [];
  if (event.type === 'DependencyConfirmed') {
    const { by, at, why } = event;
    const dependencies = known.map((one) => (isSame(one, event) ? { ...one, confirmed: { by, at, why } } : one));
    return { ...document, dependencies };
  }
  const replaced = new Set([...event.ended, ...event.changed.map((one) => one.pageId)]);
  return { ...document, dependencies: [...known.filter((one) => !replaced.has(one.pageId)), ...event.changed] };
}

/** Lies in the head: a text that refers to more obsolete documents than these is to be written anew anyway. */
const mostNoted = 50;

/** @param referred every controlled document the text in force refers to, as it is now */
export function noteDependencies(document: DocumentState, referred: readonly DocumentState[], at: Instant): Verdict {
  if (document.life !== 'inForce') return nothing;
  const wanted = referred.flatMap((one) => changeOf(document, one)).slice(0, mostNoted);
  const known = document.dependencies ?? [];
  const changed = wanted.filter((one) => !known.some((other) => isSame(one, other)));
  const ended = known.filter((one) => !wanted.some((other) => other.pageId === one.pageId)).map((one) => one.pageId);
  return changed.length + ended.length === 0 ? nothing : yes({ type: 'DependenciesNoted', changed, ended, at });
}

/** A revision is news only when it came into force after the text that refers to it was handed in, and not as the first one. */
function changeOf({ effective }: DocumentInForce, other: DocumentState): readonly ChangedDependency[] {
  switch (other.life) {
    case 'withdrawn': {
      const { signedAt: since, revisionLabel: label } = other.withdrawal;
      return [{ pageId: other.identity.pageId, what: 'withdrawn', label, since }];
    }
    case 'cancelled':
      return [{ pageId: other.identity.pageId, what: 'cancelled', label: null, since: other.cancelled.at }];
    case 'inForce': {
      const { effectiveAt: since, label } = other.effective;
      const first = labelOf((other.identity.legacyRevision ?? 0) + 1);
      const isNews = label !== first && since > effective.submission.submittedAt;
      return isNews ? [{ pageId: other.identity.pageId, what: 'revised', label, since }] : [];
    }
    default:
      return [];
  }
}

function isSame(
  one: Pick<ChangedDependency, 'pageId' | 'what' | 'label'>,
  other: Pick<ChangedDependency, 'pageId' | 'what' | 'label'>,
): boolean {
  return one.pageId === other.pageId && one.what === other.what && one.label === other.label;
}

/** Of the text in force; nothing once the document itself is out of use. */
export function dependenciesOf(document: DocumentState): readonly KnownDependency[] {
  return document.life === 'inForce' ? (document.dependencies ?? []) : [];
}

export function linksToObsolete(document: DocumentState): boolean {
  return dependenciesOf(document).some(({ what }) => what !== 'revised');
}

/** Links the owner is still asked to check. [UI-3] */
export function linksToCheck(document: DocumentState): readonly KnownDependency[] {
  return dependenciesOf(document).filter(({ confirmed }) => confirmed === undefined);
}

/** By the owner, or who controls documents, with a reason; until the other document changes again. [UI-4] */
export function confirmDependency(
  document: DocumentState,
  command: {
    readonly target: PageId;
    readonly by: Person;
    readonly mayConfirm: boolean;
    readonly reason: string;
    readonly at: Instant;
  },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null || document.life === 'none') return ended ?? nothing;
  if (!command.mayConfirm) return no('notTheOwner', 'UI-4', { owner: document.owner.name });
  const open = linksToCheck(document).find((one) => one.pageId === command.target);
  if (open === undefined) return no('noLinkToCheck', 'UI-4');
  const { pageId, what, label } = open;
  const { by, reason: why, at } = command;
  return yes({ type: 'DependencyConfirmed', pageId, what, label, by, why, at });
}
