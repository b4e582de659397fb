/** The settings of the site and of the digest. */
import type { GroupId, PageId, SpaceId } from '../kernel/ids';
import type { Role } from '../kernel/roles';
import type { CalendarDate, Instant } from '../kernel/time';
import type { PersonName } from './signature-answers';
import type { DriftScanView } from './space-answers';

export interface SettingsView {
  readonly sequence: number;
  readonly isSiteAdministrator: boolean;
  readonly isQualityManager: boolean;
  /** True until the first administrator has named a quality manager. */
  readonly fresh: boolean;
  readonly numberPrefix: string;
  readonly roles: Readonly<
    Record<
      Role,
      {
        readonly groups: readonly { readonly groupId: GroupId; readonly name: string }[];
        readonly people: readonly PersonName[];
      }
    >
  >;
  readonly spaces: readonly {
    readonly spaceId: SpaceId;
    readonly name: string;
    readonly projectKey: string | null;
    readonly issueTypeId: string | null;
  }[];
  /** Days without work beside Saturday and Sunday. [HD-1] */
  readonly holidays: readonly { readonly on: CalendarDate; readonly name: string }[];
  readonly changes: readonly { readonly at: Instant; readonly by: PersonName; readonly reason: string }[];
  readonly reconciler: { readonly lastRunAt: Instant | null };
  readonly driftScan: DriftScanView;
}

/** Once a day, as a comment on one page. [C2] */
export interface DigestSettingsView {
  /** Null: off. */
  readonly pageId: PageId | null;
  /** Null when it is off, or the page is not there for this person. */
  readonly pageTitle: string | null;
  readonly hourUtc: number;
  readonly sequence: number;
  readonly mayChange: boolean;
  readonly lastRun: {
    readonly day: CalendarDate;
    /** People who were told. */
    readonly told: number;
    readonly finishedAt: Instant | null;
    /** Something waits for them, and they may not see the page; empty for those who may not change it. [DG-7] */
    readonly unreached: readonly PersonName[];
    readonly problem: string | null;
  } | null;
}
