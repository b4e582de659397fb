/**
 * Each event of a controlled document in one sentence, for the history and for reports.
 */
import { type AroundRound, describeRoundEvent, isRoundEvent, saySigner } from './describe-round';
import { sayChangeRequest } from '../../domain/document-control/change-request';
import { sayShortage } from '../../domain/document-control/eligible-signers';
import type { DocumentEvent, RevisionMadeEffective } from '../../domain/document-control/events';
import type { Signature } from '../../domain/document-control/signature';
import { type DependencyEvent, isDependencyEvent } from '../../domain/document-control/dependencies';
import { type DriftEvent, isDriftEvent } from '../../domain/document-control/drift';
import { isLifeCycleEvent } from '../../domain/document-control/evolve-standing';
import { isRetentionEvent, type RetentionEvent } from '../../domain/document-control/retention';
import { assertNever } from '../../kernel/assert-never';
import { describeLifeCycleEvent, type LifeCycleEvent } from './describe-life-cycle';
import { describeDependencyEvent } from './describe-dependencies';
import { describeRetentionEvent } from './describe-retention';

export interface DescribedEvent {
  readonly text: string;
  readonly revisionLabel: string | null;
  readonly reason: string | null;
  readonly signature: Signature | null;
}

function said(text: string, more: Partial<Omit<DescribedEvent, 'text'>> = {}): DescribedEvent {
  return { text, revisionLabel: null, reason: null, signature: null, ...more };
}

const openedBecause = {
  registered: 'with the registration',
  started: 'by hand',
  pageChanged: 'because the page was edited',
  released: 'for the full round after the emergency release',
  review: 'because the periodic review asked for it',
  reinstated: 'to bring the document back',
} as const;

export function describeEvent(event: DocumentEvent): DescribedEvent {
  if (isLifeCycleEvent(event)) return describeLifeCycleEvent(event);
  if (isRoundEvent(event)) return describeRoundEvent(event);
  if (isDriftEvent(event)) return describeDriftEvent(event);
  if (isRetentionEvent(event)) return describeRetentionEvent(event);
  if (isDependencyEvent(event)) return describeDependencyEvent(event);
  switch (event.type) {
    case 'DocumentRegistered': {
      const legacy = event.legacyRevision === null ? '' : ` Revisions up to ${event.legacyRevision} are not held here.`;
      return said(`Put under control as ${event.number}, owned by ${event.owner.name}.${legacy}`);
    }
    case 'RevisionOpened':
      return said(`Rev ${event.label} opened as a draft, ${openedBecause[event.because]}.`, {
        revisionLabel: event.label,
        reason: event.signature?.comment ?? null,
        signature: event.signature ?? null,
      });
    case 'OwnerChanged':
      return said(`Owner changed from ${event.from.name} to ${event.to.name}.`, { reason: event.why });
    case 'DocumentWithdrawn':
      return said('Withdrawn.', {
        revisionLabel: event.signature.revisionLabel,
        reason: event.signature.comment ?? null,
        signature: event.signature,
      });
    case 'NumberCancelled':
      return said('Number cancelled: it was never issued and will not be given again.', {
        reason: event.why,
        signature: event.signature ?? null,
      });
    case 'PageChanged':
      return said(
        event.change === undefined
          ? `${event.by.name} changed the page (page version ${event.page.number}).`
          : `${event.by.name} changed the text in force. ${event.change}`,
      );
    case 'PageMatchesAgain':
      return said(`The page reads as the revision in force again (page version ${event.page.number}).`);
    case 'TitleNoted':
      return said(`Title is now “${event.title}”.`);
    case 'PageGone':
      return said(`Confluence reported the page as ${event.how}.`);
    case 'PageBack':
      return said('The page is back.');
    default:
      return describeRevisionEvent(event);
  }
}

function describeDriftEvent(event: DriftEvent): DescribedEvent {
  switch (event.type) {
    case 'NotVisibleToApp':
      return said('The app cannot see the page any more: it is restricted without the app, or gone.');
    case 'VisibleToAppAgain':
      return said('The app can see the page again.');
    case 'ApprovedVersionGone':
      return said(
        `The approved page version of Rev ${event.label}, created at ${event.page.createdAt}, was deleted. The frozen text is kept.`,
        { revisionLabel: event.label },
      );
  }
}

type RevisionEvent = Exclude<
  Extract<DocumentEvent, { readonly label: string }>,
  LifeCycleEvent | AroundRound | DriftEvent | RetentionEvent | DependencyEvent
>;

function describeRevisionEvent(event: Exclude<RevisionEvent, { readonly type: 'RevisionOpened' }>): DescribedEvent {
  const about = { revisionLabel: event.label };
  const name = `Rev ${event.label}`;
  switch (event.type) {
    case 'RevisionSubmitted': {
      const { author, reason, changeRequest } = event.submission;
      const asked = changeRequest === undefined ? '' : `, for the change request ${sayChangeRequest(changeRequest)}`;
      return said(`${name} submitted by ${author.name}, round ${event.round}${asked}.`, { ...about, reason });
    }
    case 'RoundOpened':
      return said(`Content of ${name} frozen; round ${event.round} is open for signatures.`, {
        ...about,
        signature: event.authorSignature,
      });
    case 'RoundReturned':
      return said(returnedText(name, event.kind, event.by.name), {
        ...about,
        reason: event.why,
        signature: event.signature,
      });
    case 'RoundNotOpened':
      return said(`${name} went back to its author, because a step has too few people who may sign it.`, {
        ...about,
        reason: event.steps.map(sayShortage).join(' '),
      });
    case 'SubmissionRefused':
      return said(`${event.by.name} could not submit ${name}, because a step has too few people who may sign it.`, {
        ...about,
        reason: event.steps.map(sayShortage).join(' '),
      });
    case 'StepSigned':
      return said(`${name} ${event.signature.meaning} by ${saySigner(event.signature)}.`, {
        ...about,
        signature: event.signature,
      });
    case 'StepRejected':
      return said(
        `A step of ${name} rejected by ${event.signature.signer.name}; the round goes on, because a majority must reject.`,
        { ...about, reason: event.signature.comment ?? null, signature: event.signature },
      );
    case 'SigningRefused': {
      const because = event.because === 'approverIsAuthor' ? 'submitted it' : 'have edits in it';
      const versions = event.versions.length === 0 ? '' : ` (page versions ${event.versions.join(', ')})`;
      const tried = event.tried === undefined ? '' : `, for whom ${event.tried.name} tried to sign,`;
      return said(
        `${event.person.name}${tried} was refused as approver of ${name}, because they ${because}${versions}.`,
        about,
      );
    }
    case 'RevisionApproved':
      return said(
        event.effectiveOn === undefined
          ? `${name} approved.`
          : `${name} approved, to take effect on ${event.effectiveOn}.`,
        about,
      );
    case 'RevisionMadeEffective':
      return said(sayInForce(name, event), about);
    case 'RevisionSuperseded':
      return said(`${name} superseded by Rev ${event.by}.`, about);
    case 'RevisionAbandoned':
      return said(`Draft of ${name} abandoned by ${event.by.name}.`, {
        ...about,
        reason: event.why,
        signature: event.signature ?? null,
      });
    default:
      return assertNever(event);
  }
}

function sayInForce(name: string, { plannedOn, temporaryUntil }: RevisionMadeEffective): string {
  const planned = plannedOn === undefined ? '' : `, as planned for ${plannedOn}`;
  const temporary = temporaryUntil === undefined ? '' : `, temporary until ${temporaryUntil}`;
  return `${name} is in force${planned}${temporary}.`;
}

function returnedText(name: string, kind: 'rejected' | 'recalled' | 'contentChanged', by: string): string {
  if (kind === 'rejected') return `${name} rejected by ${by}.`;
  if (kind === 'recalled') return `${name} recalled by ${by}.`;
  return `${name} went back to its author, because ${by} changed the page; open signatures are not carried forward.`;
}
