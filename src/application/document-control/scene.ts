/**
 * What every use case on a document loads, in one wave: the head with what is still owed, and as the person the page, its
 * attachments, whether they may edit it, who they are and where they stand. A page that is not there and a page that is not
 * theirs give the same answer. [DC-19; architecture §7]
 */
import { type DocumentState, workOf } from '../../domain/document-control/state';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { WireRefusal } from '../../contract/wire';
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import {
  copyOfKey,
  copyStream,
  documentStream,
  headKey,
  type StreamName,
  siteSettingsStream,
  standsForKey,
  stateEffectKey,
} from '../keys';
import type { Opened } from '../perform';
import type { Row, Rows } from '../ports';
import type { AttachmentFacts, PageFacts } from '../product-ports';
import { settingsIn } from '../site-settings';
import { readStanding, type Standing } from '../standing';
import { headOf } from '../stream';
import { signingKeys } from '../signing/signing-rows';
import { type Caller, refusal, type Services } from '../use-case';
import { type ActsFor, readActsFor } from './acts-for';
import { documentType } from './document-stream';
import { ahead } from './read-ahead';
import { demandKeys } from './type-demands';

/** What a command of a person stands on when nothing is asked about the page. */
export interface Ground extends Standing {
  readonly at: Instant;
  readonly stream: StreamName;
  readonly opened: Opened<DocumentState>;
  readonly document: DocumentState;
}

export interface Scene extends Ground {
  readonly page: PageFacts;
  readonly attachments: readonly AttachmentFacts[];
  readonly mayEdit: boolean;
  /** For whom this person signs today; asked only while there is something that may be signed for somebody. */
  readonly actsFor: readonly ActsFor[];
  /** The effect still owed to the products for this document, if any. */
  readonly owed: Row | undefined;
}

export async function loadScene(
  services: Services,
  caller: Caller,
  pageId: PageId,
  /** Read what the type demands, too: it is known only with the head, so its rows follow while the products answer. */
  more: {
    readonly demands?: boolean;
    /** Told of document and settings as soon as they are read, to ask ahead for what follows from them. */
    readonly ahead?: ((document: DocumentState, settings: SiteSettings) => void) | undefined;
  } = {},
): Promise<Result<Scene, WireRefusal>> {
  const { pages } = services.confluence;
  const stream = documentStream(pageId);
  const rows = services.storage.read([
    headKey(stream),
    headKey(siteSettingsStream),
    stateEffectKey(stream),
    ...signingKeys(caller.accountId),
    standsForKey(caller.accountId),
    headKey(copyStream(pageId)),
    copyOfKey(pageId),
  ]);
  if (more.ahead !== undefined) {
    const { ahead: tell } = more;
    const told = rows.then((found) => tell(headOf(documentType, stream, found).state, settingsIn(found)));
    ahead(told);
  }
  const [loaded, demanded, standing, page, attachments, mayEdit] = await Promise.all([
    rows,
    more.demands === true ? rows.then((found) => readDemands(services, stream, found)) : null,
    readStanding(services, caller, rows),
    pages.page('user', pageId),
    pages.attachments('user', pageId),
    pages.mayEdit(pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const head = headOf(documentType, stream, loaded);
  const actsFor = mayBeDelegated(head.state)
    ? await readActsFor(services, loaded, caller.accountId, standing.settings, caller.at)
    : [];
  return accept({
    ...standing,
    actsFor,
    at: caller.at,
    stream,
    opened: { head, rows: demanded === null ? loaded : eitherRows(loaded, demanded) },
    document: head.state,
    page,
    attachments,
    mayEdit,
    owed: loaded.row(stateEffectKey(stream)),
  });
}

/** A round, a withdrawal, and a draft, which a quality manager may release. [AG-42, AG-70, AG-71] */
function mayBeDelegated(document: DocumentState): boolean {
  const work = workOf(document)?.state;
  const isWithdrawn = document.life === 'inForce' && document.withdrawalRound !== undefined;
  return work === 'inReview' || work === 'draft' || isWithdrawn;
}

export function readDemands(services: Services, stream: StreamName, rows: Rows): Promise<Rows> | null {
  const keys = demandKeys(headOf(documentType, stream, rows).state);
  return keys.length === 0 ? null : services.storage.read(keys);
}

/** Rows of two readings of different keys. */
export function eitherRows(one: Rows, other: Rows): Rows {
  return {
    row: (at) => one.row(at) ?? other.row(at),
    exists: (at) => one.exists(at) || other.exists(at),
  };
}

/** The scene after a command: the same page and person, the document as it became. */
export function after(scene: Scene, document: DocumentState, seq: number): Scene {
  return { ...scene, document, opened: { ...scene.opened, head: { ...scene.opened.head, state: document, seq } } };
}

export function mayControlDocuments(scene: Standing): boolean {
  return scene.roles.has('qualityManager') || scene.roles.has('documentController');
}

export function isOwner({ document, me }: Pick<Scene, 'document' | 'me'>): boolean {
  return document.life !== 'none' && document.owner.accountId === me.accountId;
}
