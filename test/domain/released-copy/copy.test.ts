import {
  evolveCopy,
  neverCopied,
  pageIn,
  type ReleasedCopy,
  readableCopy,
} from '../../../src/domain/released-copy/copy';
import {
  beginCopy,
  copiesToTakeAway,
  driftOf,
  nameAudience,
  noteCopyMade,
  noteDrift,
  noteHeldBack,
  wantedCopy,
} from '../../../src/domain/released-copy/decide-copy';
import type { CopyAsLeft, CopyEvent } from '../../../src/domain/released-copy/events';
import type { AccountId, GroupId, PageId, SpaceId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const [from, to, elsewhere] = ['100', '200', '300'] as [SpaceId, SpaceId, SpaceId];
const copyId = '900' as PageId;
const at = '2026-01-05T09:00:00.000Z' as Instant;
const idris = { accountId: 'idris' as AccountId, name: 'Idris Bello' };
const group = { groupId: 'g-1' as GroupId, name: 'laboratory' };
const left: CopyAsLeft = {
  version: { number: 2, createdAt: at },
  title: 'TBI-WIN-001 Rinse',
  parentId: '800' as PageId,
  access: 'a',
  files: 'f',
};
const begun: CopyEvent = {
  type: 'CopyBegun',
  intentId: '01A',
  from,
  number: 'TBI-WIN-001',
  spaceId: to,
  title: left.title,
  at,
};
const made: CopyEvent = { type: 'CopyPageMade', spaceId: to, copyId, at };
const shows = { label: '1', contentDigest: 'c', rendered: 'r', audience: null, missing: [] };
const published: CopyEvent = { type: 'CopyPublished', spaceId: to, copyId, ...shows, left, at };
const takenAway: CopyEvent = { type: 'CopyTakenAway', spaceId: to, copyId, because: 'withdrawn', left, at };
const after = (...events: readonly CopyEvent[]): ReleasedCopy => events.reduce(evolveCopy, neverCopied);
const inForce = { life: 'inForce', to, isRestricted: false } as const;

describe('what is wanted of a copy', () => {
  it('[RC-3] is one of the revision in force, for everybody who reads the space', () => {
    expect(wantedCopy(neverCopied, inForce)).toEqual({ kind: 'copy', spaceId: to, audience: null });
  });

  it.each([
    ['withdrawn', { ...inForce, life: 'withdrawn' }],
    ['notInForce', { ...inForce, life: 'other' }],
    ['switchedOff', { ...inForce, to: null }],
  ] as const)('[RC-3] is none: %s', (because, facts) => {
    expect(wantedCopy(neverCopied, facts)).toEqual({ kind: 'none', because });
  });

  it('[RC-4] is none of a restricted page until an audience is named, and then one for that audience', () => {
    expect(wantedCopy(neverCopied, { ...inForce, isRestricted: true })).toEqual({
      kind: 'none',
      because: 'noAudience',
    });
    const named = after({ type: 'CopyAudienceNamed', groups: [group], by: idris, reason: 'They work to it', at });
    const wanted = wantedCopy(named, { ...inForce, isRestricted: true });
    expect(wanted).toEqual({ kind: 'copy', spaceId: to, audience: [group.groupId] });
  });

  it('[RC-4] is one for everybody again when the page is open, whoever was named', () => {
    const named = after({ type: 'CopyAudienceNamed', groups: [group], by: idris, reason: 'They work to it', at });
    expect(wantedCopy(named, inForce)).toMatchObject({ audience: null });
  });
});

describe('the audience of a copy', () => {
  const command = { groups: [group], by: idris, reason: 'They work to it', at };
  const sound = { sequence: 0, seenSequence: 0 };

  it('[RC-4] is recorded with who named it and why', () => {
    expect(nameAudience(neverCopied, command, sound)).toEqual({
      ok: true,
      value: [{ type: 'CopyAudienceNamed', ...command }],
    });
  });

  it('[RC-4] is not recorded again when it is named already', () => {
    const named = after({ type: 'CopyAudienceNamed', ...command });
    expect(nameAudience(named, command, sound)).toEqual({ ok: true, value: [] });
  });

  it('[RC-4] is refused when the copy changed meanwhile', () => {
    expect(nameAudience(neverCopied, command, { sequence: 2, seenSequence: 1 })).toMatchObject({ ok: false });
  });

  it('[RC-4] is nobody again when it is emptied', () => {
    const named = after({ type: 'CopyAudienceNamed', ...command });
    const [emptied] = [nameAudience(named, { ...command, groups: [] }, sound)];
    expect(emptied.ok && after({ type: 'CopyAudienceNamed', ...command }, ...emptied.value).audience).toBeNull();
  });
});

describe('the page of a copy', () => {
  const command = { intentId: '01A', from, number: 'TBI-WIN-001', spaceId: to, title: left.title, at };

  it('[RC-6] is begun once, and keeps its title whatever the document is called by then', () => {
    expect(beginCopy(neverCopied, command)).toEqual([begun]);
    expect(beginCopy(after(begun), { ...command, intentId: '01B', title: 'Another' })).toEqual([]);
    expect(beginCopy(after(begun, made), { ...command, intentId: '01B' })).toEqual([]);
  });

  it('[RC-6] is noted as made for its own intent only, and once', () => {
    const done = { intentId: '01A', copyId, at };
    expect(noteCopyMade(after(begun), done)).toEqual([made]);
    expect(noteCopyMade(after(begun), { ...done, intentId: '01B' })).toEqual([]);
    expect(noteCopyMade(after(begun, made), done)).toEqual([]);
  });

  it('[RC-6] may take another title after its own was found to be taken, and is known by the same id', () => {
    const held = after(begun, { type: 'CopyHeldBack', from, number: 'TBI-WIN-001', because: 'titleTaken', at });
    expect(beginCopy(held, command)).toHaveLength(1);
    expect(held.intentIds[to]).toBe('01A');
  });

  it('[RC-12] stays known when it is taken away, and is the same page when it comes back', () => {
    const gone = after(begun, made, published, takenAway);
    expect(readableCopy(gone)).toBeNull();
    expect(pageIn(gone, to)).toMatchObject({ copyId, takenAway: 'withdrawn' });
    expect(beginCopy(gone, command)).toEqual([]);
    expect(readableCopy(evolveCopy(gone, published))).toMatchObject({ copyId });
  });
});

describe('copies that readers must not have', () => {
  it('[RC-12] are those of a document that is not wanted, and those in another space', () => {
    const copy = after(begun, made, published);
    expect(copiesToTakeAway(copy, { kind: 'none', because: 'withdrawn' })).toEqual([
      { copyId, spaceId: to, because: 'withdrawn' },
    ]);
    expect(copiesToTakeAway(copy, { kind: 'copy', spaceId: elsewhere, audience: null })).toEqual([
      { copyId, spaceId: to, because: 'otherSpace' },
    ]);
  });

  it('[RC-12] are none when the copy stands where it is wanted, or is away already', () => {
    const copy = after(begun, made, published);
    expect(copiesToTakeAway(copy, { kind: 'copy', spaceId: to, audience: null })).toEqual([]);
    expect(copiesToTakeAway(evolveCopy(copy, takenAway), { kind: 'none', because: 'withdrawn' })).toEqual([]);
  });
});

describe('what differs from how the app left a copy', () => {
  const now = { ...left, version: { ...left.version, isByApp: false }, status: 'current' } as const;
  const later = '2026-01-06T09:00:00.000Z' as Instant;

  it('[RC-11] is nothing when nothing differs, and nothing when the app wrote it', () => {
    expect(driftOf(left, now)).toEqual([]);
    const own = { ...now, version: { number: 3, createdAt: later, isByApp: true } };
    expect(driftOf(left, own)).toEqual([]);
  });

  it('[RC-11] names text and title, place, access, files and the trash', () => {
    const edited = { ...now, title: 'Mine', version: { number: 3, createdAt: later, isByApp: false } };
    expect(driftOf(left, edited)).toEqual(['text', 'title']);
    expect(driftOf(left, { ...now, parentId: null })).toEqual(['place']);
    expect(driftOf(left, { ...now, access: 'b', files: 'g' })).toEqual(['access', 'files']);
    expect(driftOf(left, { ...now, status: 'trashed' })).toEqual(['trashed']);
  });

  it('[RC-11] is recorded once until it is put right', () => {
    const copy = after(begun, made, published);
    const found = { copyId, what: ['text'], by: idris, at } as const;
    const [drifted] = noteDrift(copy, found);
    if (drifted === undefined) throw new Error('not recorded');
    const flagged = evolveCopy(copy, drifted);
    expect(flagged.drift).toMatchObject({ what: ['text'], by: idris });
    expect(noteDrift(flagged, found)).toEqual([]);
    const right = evolveCopy(flagged, published);
    expect(right.drift).toBeNull();
    expect(noteDrift(right, found)).toHaveLength(1);
  });

  it('[RC-11] makes room for another page when the copy is gone for good', () => {
    const copy = after(begun, made, published);
    const gone = noteDrift(copy, { copyId, what: ['gone'], by: null, at }).reduce(evolveCopy, copy);
    expect(pageIn(gone, to)).toBeNull();
  });
});

it('[RC-4] what holds a copy back is recorded once, and is over when it is published', () => {
  const held = { from, number: 'TBI-WIN-001', because: 'noAudience', at } as const;
  expect(noteHeldBack(neverCopied, held)).toHaveLength(1);
  const copy = after({ type: 'CopyHeldBack', ...held });
  expect(noteHeldBack(copy, held)).toEqual([]);
  expect(noteHeldBack(copy, { ...held, because: 'refused' })).toHaveLength(1);
  expect([begun, made, published].reduce(evolveCopy, copy).heldBack).toBeNull();
});
