/**
 * What the popup and the modal show of a page. A newer page version than the record knows is looked at by the consumer, in
 * case its event was missed. [DC-8, DC-19]
 */
import type { DocumentAnswer } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { workOf } from '../../domain/document-control/state';
import { accept, type Result } from '../../kernel/result';
import type { Caller, Services } from '../use-case';
import { requestPageCheck } from './check-page';
import { isSameAtFirstSight } from './compare-page';
import { presentDocument } from './present-document';
import { loadScene, type Scene } from './scene';

export async function viewDocument(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.view'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const loaded = await loadScene(services, caller, request.pageId);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  const [answer] = await Promise.all([
    presentDocument(services, scene),
    maySeemUnknown(scene) ? requestPageCheck(services, request.pageId) : undefined,
  ]);
  return accept(answer);
}

/** The page moved on and the record does not say so yet. */
function maySeemUnknown(scene: Scene): boolean {
  const { document, page, attachments } = scene;
  const work = workOf(document);
  if (work?.state === 'inReview' && !isSameAtFirstSight(work, page, attachments)) return true;
  if (document.life !== 'inForce' || document.changedBy !== null) return false;
  return !isSameAtFirstSight(document.effective, page, attachments);
}
