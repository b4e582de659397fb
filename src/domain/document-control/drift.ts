/**
 * What the drift scan finds beside changes of the text: a page the app cannot see, which is never called deleted, and an approved
 * page version that Confluence no longer has. Each is put on record once; the frozen text stays what is in force. Stored for
 * ever, like the events of `events.ts`. [DR-2, DR-3; A9, F5]
 */
import type { Instant } from '../../kernel/time';
import type { DocumentEvent } from './events';
import type { PageVersionStamp } from './signature';
import { type ControlledDocument, type DocumentState, effectiveOf, workOf } from './state';
import { nothing, type Verdict, yes } from './verdict';

/** Closed to the app, or gone: from here the two look the same. */
export interface NotVisibleToApp {
  readonly type: 'NotVisibleToApp';
  readonly at: Instant;
}
export interface VisibleToAppAgain {
  readonly type: 'VisibleToAppAgain';
  readonly at: Instant;
}
/** The page version that was signed is not among the versions of the page any more. */
export interface ApprovedVersionGone {
  readonly type: 'ApprovedVersionGone';
  readonly label: string;
  readonly page: PageVersionStamp;
  readonly at: Instant;
}
export type DriftEvent = NotVisibleToApp | VisibleToAppAgain | ApprovedVersionGone;

/** What is known of it; absent where there is nothing to know. */
export interface KnownDrift {
  readonly unseenSince?: Instant;
  /** When Confluence said that the page is in the trash or deleted. */
  readonly goneSince?: Instant;
  /** Approved page versions, by their creation time: the number is only a hint. */
  readonly versionsGone?: readonly { readonly createdAt: Instant; readonly foundAt: Instant }[];
}

const driftTypes = {
  NotVisibleToApp: true,
  VisibleToAppAgain: true,
  ApprovedVersionGone: true,
} as const satisfies Record<DriftEvent['type'], true>;

export function isDriftEvent(event: { readonly type: string }): event is DriftEvent {
  return event.type in driftTypes;
}

export function evolveDrift(document: ControlledDocument, event: DriftEvent): ControlledDocument {
  const known = document.drift ?? {};
  switch (event.type) {
    case 'NotVisibleToApp':
      return { ...document, drift: { ...known, unseenSince: event.at } };
    case 'VisibleToAppAgain': {
      const { unseenSince: _ended, ...kept } = known;
      return { ...document, drift: kept };
    }
    case 'ApprovedVersionGone':
      return {
        ...document,
        drift: {
          ...known,
          versionsGone: [...(known.versionsGone ?? []), { createdAt: event.page.createdAt, foundAt: event.at }],
        },
      };
  }
}

export function pageGoneSince(document: ControlledDocument, at: Instant | null): ControlledDocument {
  const { goneSince: _before, ...kept } = document.drift ?? {};
  if (at !== null) return { ...document, drift: { ...kept, goneSince: at } };
  return document.drift === undefined ? document : { ...document, drift: kept };
}

/** Only a delete event says that a page is deleted; after it, not being shown the page says nothing new. [DR-2] */
export function noteVisibility(document: DocumentState, isVisible: boolean, at: Instant): Verdict {
  if (document.life === 'none' || document.life === 'cancelled') return nothing;
  const isKnownUnseen = document.drift?.unseenSince !== undefined;
  if (isVisible) return isKnownUnseen ? yes({ type: 'VisibleToAppAgain', at }) : nothing;
  return isKnownUnseen || document.page === 'deleted' ? nothing : yes({ type: 'NotVisibleToApp', at });
}

/** A signed page version whose loss would be news. */
export interface ApprovedVersion {
  readonly label: string;
  readonly page: PageVersionStamp;
}

/** Of the revision in force and of the one approved to follow it. [DR-3] */
export function approvedVersions(document: DocumentState): readonly ApprovedVersion[] {
  if (document.life === 'none') return [];
  const work = workOf(document);
  return [document.life === 'inForce' ? effectiveOf(document) : null, work?.state === 'approved' ? work : null]
    .flatMap((one) => (one === null ? [] : [{ label: one.label, page: one.submission.page }]))
    .filter((one) => goneFoundAt(document, one.page) === null);
}

export function noteVersionsGone(document: DocumentState, gone: readonly Instant[], at: Instant): Verdict {
  const lost = approvedVersions(document).filter((one) => gone.includes(one.page.createdAt));
  return yes(
    ...lost.map(
      ({ label, page }): DocumentEvent => ({
        type: 'ApprovedVersionGone',
        label,
        page: { number: page.number, createdAt: page.createdAt },
        at,
      }),
    ),
  );
}

/** When it was found that the approved version of the revision in force is gone; null while it is there. */
export function approvedVersionGoneSince(document: DocumentState): Instant | null {
  return document.life === 'inForce' ? goneFoundAt(document, document.effective.submission.page) : null;
}

function goneFoundAt(document: ControlledDocument, page: PageVersionStamp): Instant | null {
  return document.drift?.versionsGone?.find((one) => one.createdAt === page.createdAt)?.foundAt ?? null;
}
