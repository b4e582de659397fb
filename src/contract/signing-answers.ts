/** Who may sign with what, and how signers are confirmed. [B2, B13] */
import type { CalendarDate, Instant } from '../kernel/time';
import type { PersonName } from './signature-answers';
import type { signingPresets } from './signing-procedures';
import type { SigningMeaning } from '../kernel/signature-meaning';

export type SigningPreset = (typeof signingPresets)[number];

/** What a person must give to sign now, or what stands in the way. [B2] */
export interface SigningNeeds {
  readonly preset: SigningPreset;
  readonly passphrase: boolean;
  readonly code: boolean;
  readonly obstacle: 'noSigningRight' | 'notEnrolled' | 'passphraseExpired' | 'factorsLocked' | null;
  /** Not enrolled: `passphrase`, `device`. */
  readonly missing: readonly string[];
  readonly lockedUntil: Instant | null;
  /** Meanings this person may sign with today; null when no right is needed. */
  readonly rights: readonly SigningMeaning[] | null;
}

export interface SigningRightView {
  readonly meaning: SigningMeaning;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly checkedBy: PersonName;
  readonly identity: string;
  readonly grantedAt: Instant;
  readonly revokedOn: CalendarDate | null;
}

export interface SignerRow {
  readonly person: PersonName;
  readonly passphrase: { readonly enrolledAt: Instant; readonly setAt: Instant; readonly expiresAt: Instant } | null;
  readonly deviceSince: Instant | null;
  readonly rights: readonly SigningRightView[];
  readonly failures: {
    readonly count: number;
    readonly lastAt: Instant | null;
    readonly lockedUntil: Instant | null;
  };
  readonly recovery: {
    readonly requestedAt: Instant;
    readonly why: string;
    readonly approvals: readonly {
      readonly by: PersonName;
      readonly as: 'qualityManager' | 'administrator';
      readonly at: Instant;
    }[];
  } | null;
}

export type SignerDeed =
  | 'setPassphrase'
  | 'addDevice'
  | 'confirmDevice'
  | 'requestRecovery'
  | 'grantRight'
  | 'revokeRight'
  | 'reviewFailures'
  | 'decideRecovery';

export interface SignerView extends SignerRow {
  readonly isMine: boolean;
  readonly needs: SigningNeeds;
  readonly rightsRequired: boolean;
  readonly deviceOffered: boolean;
  readonly today: CalendarDate;
  readonly deeds: readonly SignerDeed[];
  readonly trail: readonly {
    readonly at: Instant;
    readonly by: PersonName | { readonly system: string };
    readonly text: string;
  }[];
}

export interface SignersView {
  readonly asOf: CalendarDate;
  /** With the rights of that day. */
  readonly rows: readonly SignerRow[];
  readonly more: boolean;
  readonly rightsRequired: boolean;
  readonly mayGrant: boolean;
}

/** Crosses the wire once; null when the same command is sent again. */
export interface DeviceOffer {
  readonly address: string | null;
}

export interface SigningSettingsView {
  readonly preset: SigningPreset;
  readonly rightsRequired: boolean;
  readonly passphraseDays: number;
  readonly sequence: number;
  readonly mayChange: boolean;
  readonly changes: readonly {
    readonly at: Instant;
    readonly by: PersonName;
    readonly preset: SigningPreset;
    readonly rightsRequired: boolean;
    readonly passphraseDays: number;
    readonly reason: string;
  }[];
}
