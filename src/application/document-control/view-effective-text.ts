/**
 * The text in force, from its frozen snapshot: readable whatever the page has become. [DC-7]
 */
import type { EffectiveText } from '../../contract/reading-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { withObsoleteMarks } from '../../domain/document-control/obsolete-links';
import { authorSignatureOf, stepSignaturesOf } from '../../domain/document-control/signatures-of';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Caller, refusal, type Services } from '../use-case';
import { obsoleteReferences } from '../drift/obsolete-references';
import { documentStream, headKey } from '../keys';
import { headOf } from '../stream';
import { documentType } from './document-stream';
import { presentFiles } from './present-files';
import { presentSignature } from './present-revision';
import { shownText } from './shown-text';
import { restoreLocalIds } from './restore-local-ids';
import { readSnapshot } from './snapshot';

export async function viewEffectiveText(
  services: Services,
  _caller: Caller,
  request: RequestOf<'document.effectiveText'>,
): Promise<Result<EffectiveText, WireRefusal>> {
  const stream = documentStream(request.pageId);
  const [rows, page] = await Promise.all([
    services.storage.read([headKey(stream)]),
    services.confluence.pages.page('user', request.pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const document = headOf(documentType, stream, rows).state;
  if (document.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  if (document.life === 'withdrawn') return refuse(refusal('documentWithdrawn', 'DC-14'));
  if (document.life !== 'inForce') return refuse(refusal('neverEffective', 'DC-7'));
  const { effective, identity } = document;
  const { contentDigest, snapshotParts } = effective.content;
  const steps = stepSignaturesOf(identity.number, effective).map((one) => one.signature);
  const snapshot = await readSnapshot(services.storage, contentDigest, snapshotParts);
  const [obsolete, attachments] = await Promise.all([
    obsoleteReferences(services, document),
    presentFiles(services, request.pageId, snapshot.attachments),
  ]);
  return accept({
    number: identity.number,
    revisionLabel: effective.label,
    title: snapshot.title,
    effectiveAt: effective.effectiveAt,
    contentDigest,
    body: withObsoleteMarks(restoreLocalIds(shownText(snapshot)), obsolete),
    attachments,
    signatures: [authorSignatureOf(identity.number, effective), ...steps].map(presentSignature),
  });
}
