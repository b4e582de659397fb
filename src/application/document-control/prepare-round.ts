/**
 * Prepares a submitted round (recipe R4, second commit): digests the content, finds the contributors, freezes the snapshot,
 * and opens the round, or sends it back when the page moved on meanwhile or a step has nobody left who may sign it. Runs
 * without a person, as the app. [DC-6, AG-6, AG-11]
 */
import { daysOff } from '../../domain/settings/holidays';
import { completeRelease } from '../../domain/document-control/decide-release';
import { openRound, type RoundName, returnPreparing } from '../../domain/document-control/decide-submission';
import { type DocumentState, type PreparingRevision, workOf } from '../../domain/document-control/state';
import { revisionBefore } from '../../domain/document-control/retention';
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { PageId } from '../../kernel/ids';
import { backoffSeconds, type EffectOutcome, type OwedEffect } from '../effects';
import { open } from '../perform';
import { settingsIn } from '../site-settings';
import { standingKeys } from '../standing';
import type { Services } from '../use-case';
import { documentType } from './document-stream';
import { findContributors } from './find-contributors';
import { freezeMacros } from './freeze-macros';
import { stampsOf } from './included-pages';
import { rememberIncluding } from './including-pages';
import { type PageContent, readContent, writtenText } from './page-content';
import { performAsSystem } from './perform-as-system';
import { readPlace } from './read-place';
import { findSigners } from './signers';
import { digestOfSnapshot, snapshotOf, writeSnapshot } from './snapshot';
import { rememberSnapshotUse } from './snapshot-uses';

export async function prepareRound(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream, checks: standingKeys });
  const document = opened.head.state;
  const name = owed.body as RoundName;
  const work = workOf(document);
  if (document.life === 'none' || work?.state !== 'preparing' || !isRound(work, name)) return { kind: 'done' };
  const { pageId } = document.identity;
  const content = await readContent(services, 'app', pageId);
  // Absent as the app means not visible to the app, never deleted: tried again until the app is let in or somebody recalls
  // the round; the view says that it takes long. [DC-18]
  if (content === undefined || content.includes.unreadable.length > 0) return again(owed);
  const at = services.clock.now();
  const because = `preparing round ${name.round} of Rev ${name.label}`;
  const giveBack = async ({ page }: PageContent, change: string): Promise<EffectOutcome> => {
    const { authorId } = page.version;
    const known = await services.confluence.people.people('app', [authorId]);
    const by = { accountId: authorId, name: known.get(authorId)?.name ?? authorId };
    const giving = (state: DocumentState) => returnPreparing(state, { ...name, by, change, at });
    const written = await performAsSystem(services, pageId, because, at, giving, opened);
    return written ? { kind: 'done' } : again(owed);
  };

  if (!(await isAsSubmitted(services, work, content))) {
    const change = `The page changed in page version ${content.page.version.number} while the round was prepared.`;
    return giveBack(content, change);
  }
  const freezes = work.submission.rules?.dynamicContent === 'freeze';
  const { macros, unfreezable } = freezes
    ? await freezeMacros(services, content.page, content.includes.included)
    : { macros: [], unfreezable: [] };
  // Between submit and here a macro stopped showing anything: the author decides what becomes of it. [DC-82]
  if (unfreezable.length > 0) {
    return giveBack(content, `What these macros show cannot be frozen: ${unfreezable.join('; ')}.`);
  }

  const separation = work.submission.rules?.separation ?? 'standard';
  const contributors = await findContributors(
    services,
    'app',
    writtenText(content),
    revisionBefore(document),
    separation,
  );
  const signers = await findSigners(services, 'app', settingsIn(opened.rows), work.submission.gate, document.owner, {
    author: work.submission.author.accountId,
    contributors: contributors.map((one) => one.accountId),
    separation,
  });
  const snapshot = snapshotOf(content, macros);
  const contentDigest = digestOfSnapshot(snapshot);
  await rememberSnapshotUse(services, contentDigest, pageId);
  const snapshotParts = await writeSnapshot(services.storage, contentDigest, snapshot);
  const [place, hasMovedOn] = await Promise.all([readPlace(services, pageId), movedOn(services, pageId, content)]);
  if (hasMovedOn) return { kind: 'again', inSeconds: 1 };
  const frozen = {
    contentDigest,
    ...(macros.length === 0 ? {} : { pageDigest: content.contentDigest }),
    listingDigest: content.listingDigest,
    snapshotParts,
    undigested: content.attachments.filter((one) => one.sha256 === null).map((one) => one.title),
    ...(content.includes.included.length === 0 ? {} : { included: stampsOf(content.includes.included) }),
  };
  const there = place === undefined ? {} : { place };
  await rememberIncluding(services, pageId, content.includes.included);
  const written = await performAsSystem(
    services,
    pageId,
    because,
    at,
    (state) =>
      work.submission.kind === 'emergency'
        ? completeRelease(state, {
            ...name,
            content: frozen,
            contributors,
            daysOff: daysOff(settingsIn(opened.rows)),
            at,
          })
        : openRound(state, { ...name, content: frozen, contributors, signers, at, ...there }),
    opened,
    [{ kind: 'event', name: 'watch', body: name }],
  );
  return written ? { kind: 'done' } : again(owed);
}

function isRound(work: PreparingRevision, name: RoundName): boolean {
  return work.label === name.label && work.round === name.round;
}

function again(owed: OwedEffect): EffectOutcome {
  return { kind: 'again', inSeconds: backoffSeconds(owed.attempt) };
}

/** The version that was submitted, or one that reads the same. */
async function isAsSubmitted(services: Services, work: PreparingRevision, content: PageContent): Promise<boolean> {
  const { page, title } = work.submission;
  const { version } = content.page;
  if (version.number === page.number && version.createdAt === page.createdAt) return true;
  const submitted = await services.confluence.pages.pageText('app', content.page.pageId, page.number);
  if (submitted === undefined || submitted.version.createdAt !== page.createdAt) return false;
  return (
    title === content.page.title &&
    JSON.stringify(canonicalContent(submitted.body)) === JSON.stringify(content.canonicalBody)
  );
}

/** Last look before the commit; an edit after it is found by its event, and at the latest at signing. */
async function movedOn(services: Services, pageId: PageId, content: PageContent): Promise<boolean> {
  const page = await services.confluence.pages.page('app', pageId);
  const { version } = content.page;
  return page?.version.number !== version.number || page.version.createdAt !== version.createdAt;
}
