/**
 * What is decided about kept texts is decided on the record and never asks for the page: it may lie in the trash, be purged, or
 * be closed to who decides. Who may is a quality manager who sees the space the record names; whoever else asks, or names what is
 * not there, learns nothing. [RD-10]
 */
import type { RetainedDocument } from '../../contract/retention-answers';
import type { WireRefusal } from '../../contract/wire';
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { dayOf } from '../../kernel/time';
import { documentType } from '../document-control/document-stream';
import { decideAndWrite, type DocumentCommand } from '../document-control/perform-on-document';
import { eitherRows, type Ground, readDemands } from '../document-control/scene';
import { documentStream, headKey, siteSettingsStream } from '../keys';
import type { Rows } from '../ports';
import { signingKeys } from '../signing/signing-rows';
import { mayManageQuality, readStanding } from '../standing';
import { headOf } from '../stream';
import { type Caller, refusal, type Services } from '../use-case';
import { presentRetained } from './present-retained';

export type RetentionCommand<Facts> = Omit<DocumentCommand<Facts, Ground>, 'may' | 'ahead'>;

export async function performOnRetained<Facts = null>(
  services: Services,
  caller: Caller,
  command: RetentionCommand<Facts>,
): Promise<Result<RetainedDocument, WireRefusal>> {
  const opened = await openRecord(services, caller, command.request.pageId);
  if (!opened.ok) return opened;
  const ground = opened.value;
  const written = await decideAndWrite(services, caller, ground, { ...command, may: mayManageQuality });
  if (!written.ok) return written;
  const { state } = written.value;
  if (state.life === 'none') throw new Error('only what is under control has texts that are kept');
  return accept(presentRetained(state, ground.opened.rows, dayOf(caller.at)));
}

async function openRecord(services: Services, caller: Caller, pageId: PageId): Promise<Result<Ground, WireRefusal>> {
  const stream = documentStream(pageId);
  const reading = services.storage.read([
    headKey(stream),
    headKey(siteSettingsStream),
    ...signingKeys(caller.accountId),
  ]);
  const [rows, demanded, space, standing] = await Promise.all([
    reading,
    reading.then((found) => readDemands(services, stream, found)),
    reading.then((found) => spaceOfRecord(services, found, pageId)),
    readStanding(services, caller, reading),
  ]);
  if (!mayManageQuality(standing)) return refuse(refusal('notPermitted', 'RD-10', { right: 'manageQuality' }));
  if (space === undefined || demanded === null) return refuse(refusal('notFound', 'RD-10'));
  const head = headOf(documentType, stream, rows);
  return accept({
    ...standing,
    at: caller.at,
    stream,
    opened: { head, rows: eitherRows(rows, demanded) },
    document: head.state,
  });
}

/** Undefined where nothing is under control, too. */
async function spaceOfRecord(services: Services, rows: Rows, pageId: PageId) {
  const document = headOf(documentType, documentStream(pageId), rows).state;
  return document.life === 'none' ? undefined : services.confluence.spaces.space('user', document.identity.spaceId);
}
