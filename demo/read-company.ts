/**
 * Reads the files of the demo company and names their shapes. It checks nothing: test/demo/company.test.ts says what must
 * hold between the files, and what becomes of them in the site is the seed's business.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CompanyPerson {
  readonly key: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly active: boolean;
  readonly isSiteAdministrator: boolean;
  /** Month (1 to 12) in which an inactive person left. */
  readonly leftInMonth?: number;
  /** Days after the first start on which the access of a guest ends. */
  readonly accessEndsInDays?: number;
}
export interface CompanyGroup {
  readonly name: string;
  readonly description: string;
}

/** Days count back from the first start of the site; null: not reached. */
export interface CompanyRevision {
  readonly label: string;
  /** Relative to the folder of the company. */
  readonly file: string;
  /** Where the revision should stand at the first start. */
  readonly state: 'draft' | 'inReview' | 'approved' | 'effective' | 'superseded' | 'withdrawn';
  readonly author: string;
  readonly reviewers: readonly string[];
  readonly approvers: readonly string[];
  readonly submittedDaysAgo: number | null;
  readonly effectiveDaysAgo: number | null;
  readonly approvedDaysAgo?: number;
  readonly effectiveOn?: string;
  readonly emergency?: boolean;
  readonly temporaryUntilWorkingDays?: number;
  readonly rejection?: {
    readonly by: string;
    readonly daysAgo: number;
    readonly round: number;
    readonly comment: string;
  };
  /** Edition of an external document. */
  readonly edition?: string;
}
export interface OpenRevision {
  readonly revision: string;
  readonly state: 'draft' | 'inReview' | 'approved';
  readonly effectiveOn?: string;
  readonly signedBy?: readonly string[];
  readonly waitingFor?: readonly string[];
  readonly rejected?: boolean;
  readonly round?: number;
  /** An edit of the page after approval, not part of `revisions`. */
  readonly file?: string;
  readonly editedBy?: string;
  readonly editedDaysAgo?: number;
}
export interface CompanyDocument {
  readonly number: string;
  readonly type: string;
  readonly title: string;
  readonly revisionHeld: string;
  readonly target: {
    readonly text: string;
    /** Feature row that the state needs. */
    readonly row: string;
    readonly inForce: string | null;
    readonly openRevision: OpenRevision | null;
    readonly flags: readonly string[];
    readonly withdrawal?: {
      readonly by: string;
      readonly daysAgo: number;
      readonly reason: string;
      readonly replacement: string | null;
    };
  };
  readonly owner: string;
  readonly author: string;
  readonly reviewers: readonly string[];
  readonly approvers: readonly string[];
  /** Last revision that is not written out here. */
  readonly legacyRevision: string | null;
  /** Key of a section or number of a document. */
  readonly parent: string;
  readonly revisions: readonly CompanyRevision[];
}
export interface CompanyDocuments {
  readonly space: { readonly key: string; readonly name: string; readonly description: string };
  readonly home: { readonly title: string; readonly introduction: string };
  readonly sections: readonly { readonly key: string; readonly title: string; readonly introduction: string }[];
  readonly documents: readonly CompanyDocument[];
}

export type Requirement =
  | { readonly document: string; readonly revision: string; readonly section: string }
  | { readonly standard: string; readonly edition: string; readonly clause: string; readonly wording: string };
export interface CompanyNonconformity {
  readonly key: string;
  readonly title: string;
  readonly what: string;
  readonly where: { readonly document: string; readonly place: string };
  readonly reporter: string;
  readonly origin: string;
  readonly process: string;
  readonly requirement: Requirement;
  readonly evidence: string;
  readonly severity: string;
  /** Days count from the report. */
  readonly correction: {
    readonly text: string;
    readonly owner: string;
    readonly dueInDays: number;
    readonly doneInDays?: number;
    readonly outcome?: string;
  };
  readonly state: 'reported' | 'accepted' | 'rejected' | 'closed';
  readonly daysAgo: number;
  readonly acceptedAfterDays?: number;
  readonly closedAfterDays?: number;
  readonly project: string;
  readonly sameCauseAs?: string;
  readonly disposition?: Readonly<Record<string, unknown>>;
  readonly correctiveAction?: {
    readonly needed: boolean;
    readonly why: string;
    readonly owner?: string;
    readonly verifier?: string;
    readonly servedBy?: string;
    readonly state?: string;
  };
}
export interface CompanyNonconformities {
  readonly project: { readonly key: string; readonly name: string; readonly issueType: string };
  readonly nonconformities: readonly CompanyNonconformity[];
}

export interface Company {
  readonly people: readonly CompanyPerson[];
  readonly groups: readonly CompanyGroup[];
  readonly site: CompanyDocuments;
  readonly cases: CompanyNonconformities;
  /** Markdown by path relative to the folder of the company, front matter included. */
  readonly sources: ReadonlyMap<string, string>;
}

export function readCompany(folder: string): Company {
  const json = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  const sources = new Map<string, string>();
  for (const number of readdirSync(join(folder, 'documents')).sort()) {
    for (const name of readdirSync(join(folder, 'documents', number)).sort()) {
      const path = `documents/${number}/${name}`;
      sources.set(path, readFileSync(join(folder, path), 'utf8'));
    }
  }
  return {
    people: json<readonly CompanyPerson[]>('people.json'),
    groups: json<readonly CompanyGroup[]>('groups.json'),
    site: json<CompanyDocuments>('documents.json'),
    cases: json<CompanyNonconformities>('nonconformities.json'),
    sources,
  };
}
