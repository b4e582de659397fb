/**
 * Puts a page under control and gives it the next number of its series (recipe R2): unique when many ask at once, because
 * the series is taken in the same transaction. [DC-1, DC-2, DC-3, DC-18, RC-14]
 */
import type { AnswersByProcedure } from '../../contract/answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { registerDocument as decide } from '../../domain/document-control/decide-registration';
import { documentNumber, seriesOf } from '../../domain/document-control/numbering';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { type Result, refuse } from '../../kernel/result';
import { configurationIn, configurationKeys } from '../document-types/type-records';
import { headKey, numberKey, seriesKey, siteSettingsStream } from '../keys';
import { documentCopied } from '../released-copy/copied-document';
import { type Caller, refusal, type Services } from '../use-case';
import { decisionOf } from './document-stream';
import { writeAndShow } from './perform-on-document';
import { loadScene, mayControlDocuments, type Scene } from './scene';

export async function registerDocument(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.register'>,
): Promise<Result<AnswersByProcedure['document.register'], WireRefusal>> {
  const [loaded, asApp] = await Promise.all([
    loadScene(services, caller, request.pageId),
    services.confluence.pages.page('app', request.pageId),
  ]);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  const copied = await documentCopied(services, scene.opened.rows, request.pageId);
  if (copied !== null) return refuse(refusal('pageIsReleasedCopy', 'RC-14', { number: copied.number }));
  if (!mayControlDocuments(scene)) return refuse(refusal('notPermitted', undefined, { right: 'controlDocuments' }));
  if (!scene.mayEdit) return refuse(refusal('notPermitted', undefined, { right: 'editPage' }));
  if (asApp === undefined) return refuse(refusal('appCannotRead', 'DC-18'));
  const configured = configurationKeys(request.typeCode, scene.page.spaceId);
  const [owner, rows] = await Promise.all([
    ownerNamed(services, scene, request.owner),
    services.storage.read(configured),
  ]);
  if (owner === undefined) return refuse(refusal('unknownPerson', 'DC-13'));

  const { numberingCode } = configurationIn(rows, request.typeCode, scene.page.spaceId).values;
  const series = seriesOf(scene.settings.numberPrefix, numberingCode);
  const guard = seriesKey(series);
  return writeAndShow(
    services,
    caller,
    scene,
    { procedure: 'document.register', request },
    {
      guards: [guard],
      checks: [headKey(siteSettingsStream)],
      decide({ head, rows }) {
        const next = (rows.row(guard)?.next as number | undefined) ?? 1;
        const number = documentNumber(series, next);
        const verdict = decide(head.state, {
          pageId: request.pageId,
          spaceId: scene.page.spaceId,
          title: scene.page.title,
          number,
          typeCode: request.typeCode,
          owner,
          legacyRevision: request.legacyRevision ?? null,
          at: caller.at,
        });
        return decisionOf(verdict, {
          guards: [
            { at: guard, attributes: { next: next + 1 } },
            { at: numberKey(number), attributes: { stream: scene.stream } },
          ],
        });
      },
    },
    null,
  );
}

/** The person who registers owns the document unless they name somebody else. */
export async function ownerNamed(
  services: Services,
  scene: Scene,
  accountId: AccountId | undefined,
): Promise<Person | undefined> {
  if (accountId === undefined || accountId === scene.me.accountId) {
    return { accountId: scene.me.accountId, name: scene.me.name };
  }
  const known = (await services.confluence.people.people('user', [accountId])).get(accountId);
  return known === undefined || known.isApp ? undefined : { accountId, name: known.name };
}
