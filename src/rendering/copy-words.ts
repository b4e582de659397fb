/** Words that exported copies print, in one place. */
import type { CopyHeader } from '../application/export/model';
import { utc } from '../contract/signature-words';

export const standingWords: Readonly<Record<CopyHeader['standing'], string>> = {
  inForce: 'In force',
  superseded: 'Obsolete: superseded',
  withdrawn: 'Obsolete: withdrawn',
  notInForce: 'Not in force',
};

export function uncontrolled({ madeAt, madeBy }: Pick<CopyHeader, 'madeAt' | 'madeBy'>): string {
  return `Uncontrolled when printed · made ${utc(madeAt)} by ${madeBy}`;
}

/** Of a compared text: a revision, or the page as it was when the export was asked for. */
export function textName(label: string, madeAt: CopyHeader['madeAt']): string {
  return label === 'draft' ? `the page as of ${utc(madeAt)}` : `Rev ${label}`;
}

export function factsOf(header: CopyHeader): readonly (readonly [string, string])[] {
  return [
    ['Number', header.number],
    ['Revision', header.revisionLabel],
    ['State', standingWords[header.standing]],
    ['In force from', header.effectiveAt === null ? '–' : utc(header.effectiveAt)],
    ['Owner', header.owner],
    ['Reason for change', header.reason],
    ['Content digest', header.contentDigest],
    ['Record trail', `${header.trail.entries} entries, last ${header.trail.digest}`],
  ];
}
