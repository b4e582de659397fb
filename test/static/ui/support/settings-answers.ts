/**
 * Canned answers for looking at the UI alone: settings of a site. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { SettingsView } from '../../../../src/contract/settings-answers';
import type { GroupId } from '../../../../src/kernel/ids';
import { roles } from '../../../../src/kernel/roles';
import { day, idris, instant, maren, spaceId } from './answer-parts';

const nobody = { groups: [], people: [] };
export const settings = (over: Partial<SettingsView> = {}): SettingsView => ({
  sequence: 3,
  isSiteAdministrator: false,
  isQualityManager: true,
  fresh: false,
  numberPrefix: 'TBI',
  roles: {
    ...(Object.fromEntries(roles.map((role) => [role, nobody])) as unknown as SettingsView['roles']),
    qualityManager: { groups: [], people: [idris] },
    topManagement: { groups: [{ groupId: 'f3a1b2c4' as GroupId, name: 'management' }], people: [maren] },
    processOwner: { groups: [{ groupId: 'f3a1b2c5' as GroupId, name: 'process-owners' }], people: [] },
  },
  spaces: [{ spaceId, name: 'Quality management', projectKey: 'TBQ', issueTypeId: null }],
  holidays: [
    { on: day('2026-12-25'), name: 'Christmas Day' },
    { on: day('2027-01-01'), name: 'New Year' },
  ],
  changes: [
    { at: instant('2026-10-01T07:00:00.000Z'), by: idris, reason: 'Roles as of the organisation chart of October.' },
  ],
  reconciler: { lastRunAt: instant('2026-11-22T08:25:00.000Z') },
  driftScan: {
    lastPass: {
      startedAt: instant('2026-11-22T02:00:00.000Z'),
      finishedAt: instant('2026-11-22T02:05:00.000Z'),
      documents: 31,
    },
    running: null,
  },
  ...over,
});
