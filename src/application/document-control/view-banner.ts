/**
 * The line above a page that tells its reader what they are looking at. Says nothing when they read the text in force.
 */
import type { BannerView } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { linksToObsolete } from '../../domain/document-control/dependencies';
import { flagsOf } from '../../domain/document-control/document-flags';
import {
  type DocumentInForce,
  type DocumentState,
  effectiveOf,
  type WorkRevision,
} from '../../domain/document-control/state';
import { type CalendarDate, dayOf } from '../../kernel/time';
import { accept, type Result, refuse } from '../../kernel/result';
import { obsoleteReferences } from '../drift/obsolete-references';
import { documentStream, headKey } from '../keys';
import type { AttachmentFacts, PageFacts } from '../product-ports';
import { headOf } from '../stream';
import { type Caller, refusal, type Services } from '../use-case';
import { comparePage } from './compare-page';
import { documentType } from './document-stream';

export async function viewBanner(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.banner'>,
): Promise<Result<BannerView, WireRefusal>> {
  const { pages } = services.confluence;
  const stream = documentStream(request.pageId);
  const [rows, page, attachments] = await Promise.all([
    services.storage.read([headKey(stream)]),
    pages.page('user', request.pageId),
    pages.attachments('user', request.pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const document = headOf(documentType, stream, rows).state;
  const isInForce = await readsTextInForce(services, document, page, attachments);
  const { tone, text } = lineFor(document, isInForce, dayOf(caller.at), await obsoleteNumbers(services, document));
  const effective = document.life === 'inForce' ? effectiveOf(document) : null;
  return accept({
    tone,
    text,
    offersEffectiveText: effective !== null && !isInForce,
    effectiveLabel: effective?.label ?? null,
  });
}

/** Reads the text itself only when the page version is not the one that was approved. */
async function readsTextInForce(
  services: Services,
  document: DocumentState,
  page: PageFacts,
  attachments: readonly AttachmentFacts[],
): Promise<boolean> {
  if (document.life !== 'inForce') return false;
  return (await comparePage(services, 'user', document.effective, page, attachments)).unchanged;
}

function lineFor(
  document: DocumentState,
  isInForce: boolean,
  today: CalendarDate,
  obsolete: readonly string[],
): Pick<BannerView, 'tone' | 'text'> {
  switch (document.life) {
    case 'none':
      return { tone: 'none', text: '' };
    case 'cancelled':
      return {
        tone: 'information',
        text: `${document.identity.number} was not issued. This page is not a controlled document.`,
      };
    case 'withdrawn': {
      const instead = document.replacement === undefined ? '' : ` Use instead: ${document.replacement}.`;
      const on = dayOf(document.withdrawal.signedAt);
      const text = `Obsolete: ${document.identity.number} was withdrawn on ${on}. Do not use this page.${instead}`;
      return { tone: 'obsolete', text };
    }
    case 'numbered': {
      const state = document.work === null ? 'a draft' : saidOf(document.work);
      return { tone: 'warning', text: `${document.identity.number} is ${state}. No revision is in force yet.` };
    }
    case 'inForce': {
      const said = [...sentencesOn(document, today), ...sayObsolete(document, obsolete)];
      if (isInForce) return said.length === 0 ? { tone: 'none', text: '' } : { tone: 'warning', text: said.join(' ') };
      const { work, effective } = document;
      const text = `Not in force: you are reading ${readingOf(work, effective.label)}. Rev ${effective.label} is in force.`;
      return { tone: 'warning', text: [text, ...said].join(' ') };
    }
  }
}

/** What the page shows when it is not the text in force. [DR-9] */
function readingOf(work: WorkRevision | null, effective: string): string {
  if (work === null) return `a text that was changed since Rev ${effective}`;
  return work.state === 'draft' ? `a draft of Rev ${work.label}` : `Rev ${work.label}, ${saidOf(work)}`;
}

function saidOf(work: WorkRevision): string {
  if (work.state === 'draft') return 'a draft';
  if (work.state !== 'approved') return 'in review';
  return work.effectiveOn === null ? 'approved' : `approved, in force from ${work.effectiveOn}`;
}

/** Numbers of what the person may read; that there is something obsolete is said to everybody. [UI-2, UI-5] */
async function obsoleteNumbers(services: Services, document: DocumentState): Promise<readonly string[]> {
  return (await obsoleteReferences(services, document)).map((one) => one.number);
}

function sayObsolete(document: DocumentInForce, numbers: readonly string[]): readonly string[] {
  if (!linksToObsolete(document)) return [];
  return [`The text in force links to an obsolete document${numbers.length === 0 ? '' : `: ${numbers.join(', ')}`}.`];
}

/** What a reader of the text in force must know beside it. [DC-31, DC-40] */
function sentencesOn(document: DocumentInForce, today: CalendarDate): readonly string[] {
  const flags = flagsOf(document, today);
  const { hold, effective } = document;
  const { label, temporaryUntil } = effective;
  const said: string[] = [];
  if (hold !== undefined) said.push(`On hold since ${dayOf(hold.at)}: ${hold.why}`);
  if (flags.includes('temporary')) {
    said.push(`Rev ${label} was released in an emergency and is temporary until ${temporaryUntil}.`);
  }
  if (flags.includes('temporaryOverdue')) {
    said.push(`Rev ${label} was released in an emergency; its full round is overdue since ${temporaryUntil}.`);
  }
  return said;
}
