/**
 * The parts of one local Confluence, wired once and handed to every router.
 */
import { Access } from './access';
import { Announcer } from './announcer';
import type { Clock, Database, Directory, Notifications, SiteServices } from '../contracts';
import { AttachmentStore } from './store/attachment-store';
import { CommentStore, LabelStore, RestrictionStore } from './store/annotation-stores';
import { LongTaskStore } from './store/long-task-store';
import { PageStore } from './store/page-store';
import { PropertyStore } from './store/property-store';
import { createTables } from './store/schema';
import { SpaceStore } from './store/space-store';
import { VersionStore } from './store/version-store';
import { WordStore } from './store/word-store';

export interface ConfluenceParts {
  readonly clock: Clock;
  readonly database: Database;
  readonly directory: Directory;
  readonly notifications: Notifications;
  readonly origin: () => string;
  readonly cloudId: string;
  readonly spaces: SpaceStore;
  readonly pages: PageStore;
  readonly versions: VersionStore;
  readonly words: WordStore;
  readonly properties: PropertyStore;
  readonly attachments: AttachmentStore;
  readonly labels: LabelStore;
  readonly comments: CommentStore;
  readonly restrictions: RestrictionStore;
  readonly longTasks: LongTaskStore;
  readonly access: Access;
  readonly announcer: Announcer;
}

export function assembleParts(services: SiteServices): ConfluenceParts {
  const { clock, database, directory, notifications, events, origin, cloudId } = services;
  createTables(database);
  const spaces = new SpaceStore(database);
  const pages = new PageStore(database);
  const versions = new VersionStore(database);
  const words = new WordStore(database);
  words.fillIfEmpty();
  const restrictions = new RestrictionStore(database);
  const access = new Access(directory, spaces, restrictions);
  return {
    clock,
    database,
    directory,
    notifications,
    origin,
    cloudId,
    spaces,
    pages,
    versions,
    words,
    restrictions,
    access,
    longTasks: new LongTaskStore(database),
    properties: new PropertyStore(database),
    attachments: new AttachmentStore(database, words),
    labels: new LabelStore(database),
    comments: new CommentStore(database, words),
    announcer: new Announcer({ clock, directory, events, spaces, versions, access, origin }),
  };
}
