/** Bugs planted into the rules, which a play must find: each is a wrapper around the real ones. */
import { approveStep, type SignStep } from '../../src/domain/document-control/decide-signing';
import type { DocumentEvent } from '../../src/domain/document-control/events';
import { evolve } from '../../src/domain/document-control/evolve';
import { type DocumentState, workOf } from '../../src/domain/document-control/state';
import type { Verdict } from '../../src/domain/document-control/verdict';
import { type Domain, realDomain } from './domain';

type Changed = (document: DocumentState, command: SignStep) => DocumentState;

function signingOn(change: Changed): Domain {
  return {
    ...realDomain,
    approveStep: (document, command): Verdict => approveStep(change(document, command), command),
  };
}

/** Looks away from who wrote the text. */
const contributorsApprove = signingOn((document) => {
  const work = workOf(document);
  if (work?.state !== 'inReview' || !('work' in document)) return document;
  return { ...document, work: { ...work, contributors: [] } };
});

/** Forgets whose signature was given already, so that one person signs a step twice. */
const oneCountsTwice = signingOn((document, { signer }) => {
  const work = workOf(document);
  if (work?.state !== 'inReview' || !('work' in document)) return document;
  const signings = work.signings.map((one) =>
    one.signer.accountId === signer.accountId
      ? { ...one, signer: { ...one.signer, accountId: 'somebody-else' as never } }
      : one,
  );
  return { ...document, work: { ...work, signings } };
});

/** Carries the signatures of a returned round into the next. */
const signaturesReturn: Domain = {
  ...realDomain,
  evolve(document: DocumentState, event: DocumentEvent): DocumentState {
    const before = workOf(document);
    const after = evolve(document, event);
    const work = workOf(after);
    if (event.type === 'RoundReturned' && before?.state === 'inReview' && work !== null) {
      return { ...after, work: { ...work, carried: before.signings } } as unknown as DocumentState;
    }
    if (event.type === 'RevisionSubmitted' && before !== null && 'carried' in before && work !== null) {
      return { ...after, work: { ...work, carried: before.carried } } as unknown as DocumentState;
    }
    if (event.type === 'RoundOpened' && before !== null && 'carried' in before && work?.state === 'inReview') {
      return { ...after, work: { ...work, signings: before.carried } } as unknown as DocumentState;
    }
    return after;
  },
};

/** A change of an attachment during a round is overlooked. */
const attachmentsOverlooked: Domain = {
  ...realDomain,
  approveStep: (document, command) => approveStep(document, { ...command, page: { unchanged: true } }),
};

/** Comes into force a day early. */
const aDayEarly: Domain = {
  ...realDomain,
  takeEffect(document, command) {
    const tomorrow = new Date(Date.parse(command.at) + 86_400_000).toISOString() as typeof command.at;
    const verdict = realDomain.takeEffect(document, { ...command, at: tomorrow });
    return {
      ...verdict,
      events: verdict.events.map((event) => ('at' in event ? { ...event, at: command.at } : event)),
    };
  },
};

export const plantedBugs: readonly (readonly [name: string, domain: Domain])[] = [
  ['contributors approve', contributorsApprove],
  ['one person counts twice', oneCountsTwice],
  ['signatures of a returned round count again', signaturesReturn],
  ['a swapped attachment is overlooked', attachmentsOverlooked],
  ['a revision takes effect a day early', aDayEarly],
];
