/**
 * What would come of each page, by the rules that decide it, with nothing written. Pages of a person's own selection are read
 * again as that person. Who may edit is asked of Confluence page by page, only where it matters. [BK-1, BK-2]
 */
import type { BulkAction, BulkPreviewRow } from '../../contract/bulk';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { assignGate, assignType } from '../../domain/document-control/assign-type';
import { askForReview } from '../../domain/document-control/ask-for-review';
import { changeOwner, registerDocument } from '../../domain/document-control/decide-registration';
import type { Verdict } from '../../domain/document-control/verdict';
import type { Person } from '../../kernel/actor';
import type { PageId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { previewSubmission } from '../document-control/preview-submission';
import { mayControlDocuments } from '../document-control/scene';
import { documentStream, headKey } from '../keys';
import type { Rows } from '../ports';
import type { PageFacts } from '../product-ports';
import { signingKeys } from '../signing/signing-rows';
import { readStanding, type Standing } from '../standing';
import { headOf } from '../stream';
import { type Caller, refusal, type Services, type UseCase } from '../use-case';
import { whatStandsAgainst, whyNoJob } from './against-action';
import { rememberPeople } from './remember-people';

export const previewBulk: UseCase<'bulk.preview'> = async (given, caller, request) => {
  const services = rememberPeople(given);
  const { spaceId, action } = request;
  const pageIds = [...new Set(request.pageIds)];
  const { pages, spaces } = services.confluence;
  const [rows, standing, space, asUser, asApp] = await Promise.all([
    services.storage.read([
      ...pageIds.map((pageId) => headKey(documentStream(pageId))),
      ...signingKeys(caller.accountId),
    ]),
    readStanding(services, caller),
    spaces.space('user', spaceId),
    pages.pages('user', pageIds),
    action.kind === 'register' ? pages.pages('app', pageIds) : new Map<PageId, PageFacts>(),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'BK-1'));
  const against = await whatStandsAgainst(services, caller, action, { standing, rows });
  const look: Look = { services, caller, request, rows, standing, asApp, owner: against.ok ? against.value : null };
  const found = await Promise.all(pageIds.map((pageId) => rowOf(look, pageId, asUser.get(pageId), against.ok)));
  return accept({
    refusal: against.ok ? null : against.refusal,
    isSeries: whyNoJob(caller, action, rows) !== null,
    rows: found,
  });
};

interface Look {
  readonly services: Services;
  readonly caller: Caller;
  readonly request: RequestOf<'bulk.preview'>;
  readonly rows: Rows;
  readonly standing: Standing;
  readonly asApp: ReadonlyMap<PageId, PageFacts>;
  readonly owner: Person | null;
}

async function rowOf(
  look: Look,
  pageId: PageId,
  page: PageFacts | undefined,
  isPossible: boolean,
): Promise<BulkPreviewRow> {
  const nobodys = { pageId, title: null, pageVersion: null, number: null };
  if (page?.isLive !== true) return { ...nobodys, outcome: 'refused', refusal: refusal('notFound', 'DC-19') };
  const document = headOf(documentType, documentStream(pageId), look.rows).state;
  const number = document.life === 'none' ? null : document.identity.number;
  const shown = { pageId, title: page.title, pageVersion: page.version.number, number };
  if (page.spaceId !== look.request.spaceId) {
    return { ...shown, outcome: 'refused', refusal: refusal('pageElsewhere', 'BK-2') };
  }
  if (!isPossible) return { ...shown, outcome: 'refused', refusal: null };
  const found = await verdictOn(look, page);
  if (found === 'unchanged') return { ...shown, outcome: 'unchanged', refusal: null };
  return { ...shown, outcome: found === null ? 'would' : 'refused', refusal: found };
}

/** Null: it would be done. */
async function verdictOn(look: Look, page: PageFacts): Promise<WireRefusal | 'unchanged' | null> {
  const { services, caller, standing, rows, asApp, owner } = look;
  const { pageId, spaceId, title } = page;
  const action: BulkAction = look.request.action;
  const document = headOf(documentType, documentStream(pageId), rows).state;
  switch (action.kind) {
    case 'register': {
      if (owner === null) return refusal('unknownPerson', 'DC-13');
      const { typeCode } = action;
      const at = caller.at;
      const about = { pageId, spaceId, title, typeCode, owner, number: '', legacyRevision: null, at };
      const verdict = outcomeOf(registerDocument(document, about));
      if (verdict !== null) return verdict;
      if (!asApp.has(pageId)) return refusal('appCannotRead', 'DC-18');
      return (await services.confluence.pages.mayEdit(pageId)) ? null : notYours('editPage');
    }
    case 'changeOwner':
      if (owner === null) return refusal('unknownPerson', 'DC-13');
      return outcomeOf(changeOwner(document, { owner, reason: action.reason }));
    case 'assignType':
    case 'assignGate': {
      const decide = action.kind === 'assignType' ? assignType : assignGate;
      const { typeCode, reason } = action;
      const by = { accountId: standing.me.accountId, name: standing.me.name };
      return outcomeOf(decide(document, { typeCode, reason, by, at: caller.at }));
    }
    case 'submit': {
      const preview = await previewSubmission(services, caller, { pageId });
      if (!preview.ok) return preview.refusal.code === 'notPermitted' ? notYours('editPage') : preview.refusal;
      const { obstacles } = preview.value;
      return obstacles.length === 0 ? null : refusal('wouldNotPass', 'BK-1', { obstacle: obstacles.join(' ') });
    }
    case 'askForReview': {
      const { me } = standing;
      const isOwn = document.life !== 'none' && document.owner.accountId === me.accountId;
      if (!isOwn && !mayControlDocuments(standing)) return notYours('controlDocuments');
      const by = { accountId: me.accountId, name: me.name };
      return outcomeOf(askForReview(document, { dueOn: action.dueOn, reason: action.reason, by, at: caller.at }));
    }
  }
}

function outcomeOf({ refusal: because, events }: Verdict): WireRefusal | 'unchanged' | null {
  if (because !== null) return because;
  return events.length === 0 ? 'unchanged' : null;
}
function notYours(right: string): WireRefusal {
  return refusal('notPermitted', 'BK-1', { right });
}
