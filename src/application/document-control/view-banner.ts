/**
 * The line above a page that tells its reader what they are looking at. Says nothing when they read the text in force.
 */
import type { BannerView } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { type DocumentState, effectiveOf } from '../../domain/document-control/state';
import { accept, type Result, refuse } from '../../kernel/result';
import { documentStream, headKey } from '../keys';
import type { AttachmentFacts, PageFacts } from '../product-ports';
import { headOf } from '../stream';
import { type Caller, refusal, type Services } from '../use-case';
import { comparePage } from './compare-page';
import { documentType } from './document-stream';

export async function viewBanner(
  services: Services,
  _caller: Caller,
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
  const { tone, text } = lineFor(document, isInForce);
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

function lineFor(document: DocumentState, isInForce: boolean): Pick<BannerView, 'tone' | 'text'> {
  switch (document.life) {
    case 'none':
      return { tone: 'none', text: '' };
    case 'cancelled':
      return {
        tone: 'information',
        text: `${document.identity.number} was not issued. This page is not a controlled document.`,
      };
    case 'withdrawn':
      return { tone: 'obsolete', text: `Obsolete: ${document.identity.number} was withdrawn. Do not use this page.` };
    case 'numbered': {
      const state = document.work === null || document.work.state === 'draft' ? 'a draft' : 'in review';
      return { tone: 'warning', text: `${document.identity.number} is ${state}. No revision is in force yet.` };
    }
    case 'inForce': {
      if (isInForce) return { tone: 'none', text: '' };
      const { work, effective } = document;
      const reading = work !== null && work.state !== 'draft' ? `Rev ${work.label} in review` : 'a draft';
      return { tone: 'warning', text: `You are reading ${reading}. Rev ${effective.label} is in force.` };
    }
  }
}
