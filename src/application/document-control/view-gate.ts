/**
 * Which gate a document is held to: that of the round that runs, else what the next one would be submitted to, by its type or by
 * the type whose approval was assigned to it. Read on its own, so that looking at a document costs nothing more. [AG-77]
 */
import { workOf } from '../../domain/document-control/state';
import { accept, refuse } from '../../kernel/result';
import { documentStream, headKey } from '../keys';
import { headOf } from '../stream';
import { refusal, type UseCase } from '../use-case';
import { documentType } from './document-stream';
import { demandKeys, demandsIn } from './type-demands';

export const viewGate: UseCase<'document.gate'> = async (services, _caller, { pageId }) => {
  const stream = documentStream(pageId);
  const [page, rows] = await Promise.all([
    services.confluence.pages.page('user', pageId),
    services.storage.read([headKey(stream)]),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const document = headOf(documentType, stream, rows).state;
  if (document.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const { gateOf, identity } = document;
  const work = workOf(document);
  const isSubmitted = work !== null && work.state !== 'draft';
  const demands = isSubmitted ? null : demandsIn(await services.storage.read(demandKeys(document)), document);
  const gate = isSubmitted ? work.submission.gate : (demands?.gate ?? []);
  return accept({ of: gateOf ?? identity.typeCode, isAssigned: gateOf !== undefined, isSubmitted, steps: gate });
};
