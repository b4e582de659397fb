/**
 * What the popup and the modal show of a page. A newer page version than the record knows is looked at by the consumer, in
 * case its event was missed. [DC-8, DC-19]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { accept, type Result } from '../../kernel/result';
import type { Caller, Services } from '../use-case';
import { frozenWorkOf, requestPageCheck } from './check-page';
import { isSameAtFirstSight, readIncludedNow } from './compare-page';
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
  const [answer] = await Promise.all([presentDocument(services, scene), checkWhatSeemsUnknown(services, scene)]);
  return accept(answer);
}

/** The page, or one it includes, moved on and the record does not say so yet. */
async function checkWhatSeemsUnknown(services: Services, scene: Scene): Promise<void> {
  const { document, page, attachments } = scene;
  const known = [
    frozenWorkOf(document),
    document.life === 'inForce' && document.changedBy === null ? document.effective : null,
  ].filter((one) => one !== null);
  const moved = await Promise.all(
    known.map(async (frozen) => {
      const included = await readIncludedNow(services, 'user', frozen);
      return !isSameAtFirstSight(frozen, page, attachments, included);
    }),
  );
  if (moved.includes(true)) await requestPageCheck(services, page.pageId);
}
