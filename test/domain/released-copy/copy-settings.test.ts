import {
  changeCopySettings,
  defaultCopySettings,
  evolveCopySettings,
  type ReleaseSpace,
} from '../../../src/domain/released-copy/copy-settings';
import type { SpaceId } from '../../../src/kernel/ids';

const [spaceId, release] = ['100', '200'] as SpaceId[];
if (spaceId === undefined || release === undefined) throw new Error('two spaces');
const good: ReleaseSpace = { isReadByPerson: true, isReadByApp: true, mayAppWrite: true, holdsDocuments: false };
const facts = { sequence: 0, seenSequence: 0, spaceId, release: good };
const reason = 'Readers asked for it';

describe('the setting of a space about released copies', () => {
  it('[RC-1] is off by default, and what is saved is recorded with its reason', () => {
    expect(defaultCopySettings.to).toBeNull();
    const decided = changeCopySettings(defaultCopySettings, { to: release, reason }, facts);
    const event = { type: 'CopySettingsChanged', to: release, reason } as const;
    expect(decided).toEqual({ ok: true, value: [event] });
    expect(evolveCopySettings(defaultCopySettings, event)).toEqual({ to: release });
  });

  it('[RC-1] records nothing when nothing changes', () => {
    expect(changeCopySettings({ to: release }, { to: release, reason }, facts)).toEqual({ ok: true, value: [] });
  });

  it('[RC-1] refuses a change made on settings that moved on', () => {
    const decided = changeCopySettings({ to: null }, { to: release, reason }, { ...facts, sequence: 1 });
    expect(decided).toEqual({ ok: false, refusal: { code: 'changedMeanwhile', rule: 'RC-1' } });
  });

  it.each([
    ['sameSpace', spaceId, good],
    ['notReadable', release, null],
    ['notReadable', release, { ...good, isReadByPerson: false }],
    ['appCannotRead', release, { ...good, isReadByApp: false, mayAppWrite: false }],
    ['appCannotWrite', release, { ...good, mayAppWrite: false }],
    ['holdsDocuments', release, { ...good, holdsDocuments: true }],
  ] as const)('[RC-2] refuses a space that cannot be: %s', (because, to, space) => {
    const decided = changeCopySettings({ to: null }, { to, reason }, { ...facts, release: space });
    expect(decided).toEqual({
      ok: false,
      refusal: { code: 'copySpaceImpossible', rule: 'RC-2', details: { field: 'to', because } },
    });
  });

  it('[RC-2] lets copies be switched off whatever the space has become', () => {
    const decided = changeCopySettings({ to: release }, { to: null, reason }, { ...facts, release: null });
    expect(decided.ok).toBe(true);
  });
});
