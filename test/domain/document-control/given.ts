/** `given(events).when(command).then(events | refusal)` over the real `decide` and `evolve`. */
import type { SignStep } from '../../../src/domain/document-control/decide-signing';
import type { ApprovalGate, FrozenRules } from '../../../src/domain/document-control/gate';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent, RoundOpened } from '../../../src/domain/document-control/events';
import { evolve } from '../../../src/domain/document-control/evolve';
import type { PageVersionStamp, Signature } from '../../../src/domain/document-control/signature';
import { type DocumentState, notControlled, type Submission } from '../../../src/domain/document-control/state';
import type { Verdict } from '../../../src/domain/document-control/verdict';
import type { Person } from '../../../src/kernel/actor';
import type { AccountId, PageId, SpaceId } from '../../../src/kernel/ids';
import type { Role } from '../../../src/kernel/roles';
import type { Instant } from '../../../src/kernel/time';

export const person = (name: string): Person => ({ accountId: name.toLowerCase() as AccountId, name });
export const luca = person('Luca');
export const tomasz = person('Tomasz');
export const idris = person('Idris');
export const maren = person('Maren');
export const grace = person('Grace');
export const hana = person('Hana');
export const sofia = person('Sofia');

export const at = '2026-01-05T09:00:00.000Z' as Instant;
export const later = '2026-01-06T09:00:00.000Z' as Instant;
export const stamp = (number: number): PageVersionStamp => ({
  number,
  createdAt: `2026-01-04T0${number}:00:00.000Z` as Instant,
});
export const digest = 'd'.repeat(64);
export const content = { contentDigest: digest, snapshotParts: 1, listingDigest: 'l'.repeat(64), undigested: [] };

export const registered = (typeCode: 'PRO' | 'MAN' | 'WIN' = 'PRO', owner = tomasz): readonly DocumentEvent[] => [
  {
    type: 'DocumentRegistered',
    pageId: '98312' as PageId,
    spaceId: '77' as SpaceId,
    number: `TBI-${typeCode}-001`,
    typeCode,
    title: 'Control of documents',
    owner,
    legacyRevision: null,
    at,
  },
  { type: 'RevisionOpened', ordinal: 1, label: '1', because: 'registered', at },
];

export const submission = (gate: ApprovalGate = documentTypes.PRO.gate, version = 1): Submission => ({
  author: luca,
  submittedAt: at,
  reason: 'First issue',
  title: 'Control of documents',
  page: stamp(version),
  gate,
  gateDigest: 'g'.repeat(64),
});
export const submitted = (gate?: ApprovalGate, label = '1', round = 1, version = 1): DocumentEvent => ({
  type: 'RevisionSubmitted',
  label,
  round,
  submission: submission(gate, version),
});
export const signature = (
  signer: Person,
  meaning: Signature['meaning'],
  label = '1',
  more: Partial<Signature> = {},
): Signature => ({
  signer,
  meaning,
  signedAt: at,
  documentNumber: 'TBI-PRO-001',
  revisionLabel: label,
  pageVersion: 1,
  pageVersionCreatedAt: stamp(1).createdAt,
  contentDigest: digest,
  gateDigest: 'g'.repeat(64),
  ...more,
});
export const opened = (contributors: RoundOpened['contributors'] = [], label = '1', round = 1): DocumentEvent => ({
  type: 'RoundOpened',
  label,
  round,
  content,
  contributors,
  authorSignature: signature(luca, 'author', label),
  at,
});
/** Rules of a small firm, where somebody may approve their own work with a waiver. */
export const smallFirm: FrozenRules = {
  rejection: 'one',
  separation: 'smallFirm',
  minor: 'allSteps',
  reviewMonths: 24,
  distribution: [],
  changeRequestRequired: false,
  from: { level: 'builtIn', version: 0 },
};
/** Somebody whose edit stands in the text of the round. */
export const contributed = (who: Person) => [{ accountId: who.accountId, versions: [1] }];
export const signed = (stepId: string, signer: Person, meaning: 'reviewed' | 'approved'): DocumentEvent => ({
  type: 'StepSigned',
  label: '1',
  round: 1,
  stepId,
  signature: signature(signer, meaning),
});
/** A procedure in review, by Luca, page version 1. */
export const inReview = (contributors: RoundOpened['contributors'] = []): readonly DocumentEvent[] => [
  ...registered(),
  submitted(),
  opened(contributors),
];
export const inForce: readonly DocumentEvent[] = [
  ...inReview(),
  signed('review-1-processOwner', tomasz, 'reviewed'),
  signed('approve-2-qualityManager', idris, 'approved'),
  { type: 'RevisionApproved', label: '1', round: 1, at },
  { type: 'RevisionMadeEffective', label: '1', at, nextReviewOn: null },
];
export const rolesOf = (...roles: readonly Role[]): ReadonlySet<Role> => new Set(roles);

/** The two steps of a procedure's gate as the built-in type asks for them. */
export const review = 'review-1-processOwner';
export const approval = 'approve-2-qualityManager';
/** The reviewer signs the text of the first round as it stands. */
export const sign = (more: Partial<SignStep> = {}): SignStep => ({
  stepId: review,
  signer: tomasz,
  roles: rolesOf('processOwner'),
  seen: { round: 1, pageVersion: 1, contentDigest: digest },
  page: { unchanged: true },
  at: later,
  ...more,
});

export function stateAfter(events: readonly DocumentEvent[]): DocumentState {
  return events.reduce(evolve, notControlled);
}

export function given(...events: readonly DocumentEvent[]) {
  const state = stateAfter(events);
  return {
    when(decide: (state: DocumentState) => Verdict) {
      const verdict = decide(state);
      // Whatever was decided must be able to happen.
      verdict.events.reduce(evolve, state);
      return {
        verdict,
        then: (...expected: readonly Partial<DocumentEvent>[]): void => {
          expect(verdict.refusal).toBeNull();
          expect(verdict.events).toMatchObject(expected);
          expect(verdict.events).toHaveLength(expected.length);
        },
        refused: (code: string, rule: string, ...recorded: readonly Partial<DocumentEvent>[]): void => {
          expect(verdict.refusal).toMatchObject({ code, rule });
          expect(verdict.events).toMatchObject(recorded);
          expect(verdict.events).toHaveLength(recorded.length);
        },
      };
    },
  };
}
