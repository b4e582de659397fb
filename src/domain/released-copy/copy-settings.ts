/**
 * Where the documents of a space are published for their readers: nowhere besides their own pages, or as released copies in a
 * space of their own. One stream a space, changed with a reason like everything that is controlled. [RC-1, RC-2; A10, F17]
 */
import type { SpaceId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';

export interface CopySettings {
  /** The space that receives the copies; null: off, read in place only. */
  readonly to: SpaceId | null;
}
export const defaultCopySettings: CopySettings = { to: null };

export interface CopySettingsChanged extends CopySettings {
  readonly type: 'CopySettingsChanged';
  readonly reason: string;
}
export type CopySettingsEvent = CopySettingsChanged;

export function evolveCopySettings(_settings: CopySettings, { to }: CopySettingsEvent): CopySettings {
  return { to };
}

/** The wanted space as it is, for the person who names it and for the app; null when the copies are switched off. */
export interface ReleaseSpace {
  readonly isReadByPerson: boolean;
  readonly isReadByApp: boolean;
  readonly mayAppWrite: boolean;
  /** Controlled documents of its own: their readers would not know which is which. */
  readonly holdsDocuments: boolean;
}

interface ImpossibleSpace {
  readonly code: 'copySpaceImpossible';
  readonly rule: 'RC-2';
  readonly details: { readonly field: 'to'; readonly because: SpaceObjection };
}
type SpaceObjection = 'sameSpace' | 'notReadable' | 'appCannotRead' | 'appCannotWrite' | 'holdsDocuments';
export type CopySettingsRefusal = ImpossibleSpace | { readonly code: 'changedMeanwhile'; readonly rule: 'RC-1' };

/** Saving what is there already records nothing; a change made on settings that moved on is refused. */
export function changeCopySettings(
  settings: CopySettings,
  wanted: { readonly to: SpaceId | null; readonly reason: string },
  facts: {
    readonly sequence: number;
    readonly seenSequence: number;
    /** Whose documents are copied. */
    readonly spaceId: SpaceId;
    readonly release: ReleaseSpace | null;
  },
): Result<readonly CopySettingsEvent[], CopySettingsRefusal> {
  if (facts.sequence !== facts.seenSequence) return refuse({ code: 'changedMeanwhile', rule: 'RC-1' });
  const { to, reason } = wanted;
  if (settings.to === to) return accept([]);
  const because = objectionTo(to, facts);
  if (because !== null) return refuse({ code: 'copySpaceImpossible', rule: 'RC-2', details: { field: 'to', because } });
  return accept([{ type: 'CopySettingsChanged', to, reason }]);
}

function objectionTo(
  to: SpaceId | null,
  { spaceId, release }: { readonly spaceId: SpaceId; readonly release: ReleaseSpace | null },
): SpaceObjection | null {
  if (to === null) return null;
  if (to === spaceId) return 'sameSpace';
  if (release === null || !release.isReadByPerson) return 'notReadable';
  if (!release.isReadByApp) return 'appCannotRead';
  if (!release.mayAppWrite) return 'appCannotWrite';
  return release.holdsDocuments ? 'holdsDocuments' : null;
}
