/** What a JQL query is evaluated against besides the documents: names to resolve, the caller, and the time. */
import type { Caller, Directory } from '../../contracts';
import type { IndexedProperty, IssueRecord, Project } from '../model';
import type { ConfigurationStore } from '../store/configuration-store';
import type { SearchDocument } from '../store/search-index';

export interface JqlEnvironment {
  readonly configuration: ConfigurationStore;
  readonly directory: Directory;
  readonly caller: Caller;
  readonly now: number;
  readonly indexedProperties: readonly IndexedProperty[];
  /** The project if this caller may browse it. */
  readonly visibleProject: (idOrKey: string) => Project | undefined;
  readonly visibleIssue: (idOrKey: string) => IssueRecord | undefined;
}

export type DocumentTest = (document: SearchDocument) => boolean;
export type DocumentOrder = (left: SearchDocument, right: SearchDocument) => number;
