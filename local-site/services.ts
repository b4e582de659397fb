/**
 * The services that every product is built from, opened in order: database, clock, directory. Product events go to the
 * platform, which exists only after the products; until then they wait for nobody.
 */
import { createSiteClock, type SiteClock } from './clock/site-clock';
import type { Database, Directory, ProductEvent, SiteServices } from './contracts';
import { openDatabase } from './database/sqlite-database';
import { createSiteDirectory } from './directory/site-directory';
import { createNotificationCentre, type NotificationCentre } from './notifications/notifications';
import { APP_ACCOUNT_ID, CLOUD_ID } from './platform/installation';

export interface OpenServicesOptions {
  readonly databasePath?: string | undefined;
  readonly clock?: SiteClock | undefined;
  /** Name of the app's own user in the products. */
  readonly appName: string;
}
export interface OpenServices extends SiteServices {
  readonly clock: SiteClock;
  readonly database: Database;
  readonly directory: Directory;
  readonly notifications: NotificationCentre;
  setOrigin(origin: string): void;
  /** Says who takes the products' events. */
  deliverEventsTo(announce: (event: ProductEvent) => void): void;
}

const ORIGIN_BEFORE_LISTENING = 'https://local.atlassian.net';

export function openServices(options: OpenServicesOptions): OpenServices {
  const clock = options.clock ?? createSiteClock({ runsByItself: true, onError: reportFailedTask });
  const database = openDatabase({ path: options.databasePath });
  const directory = createSiteDirectory(database);
  // The app's own user is a person of the directory like any other: restrictions bind it.
  directory.addPerson({
    accountId: APP_ACCOUNT_ID,
    displayName: options.appName,
    email: 'app@connect.atlassian.com',
    accountType: 'app',
    isSiteAdministrator: false,
  });
  let origin = ORIGIN_BEFORE_LISTENING;
  let announce: (event: ProductEvent) => void = () => {};
  return {
    clock,
    database,
    directory,
    notifications: createNotificationCentre(database),
    cloudId: CLOUD_ID,
    origin: () => origin,
    setOrigin(value) {
      origin = value;
    },
    deliverEventsTo(receiver) {
      announce = receiver;
    },
    events: { announce: (event) => announce(event) },
  };
}

function reportFailedTask(error: unknown): void {
  console.error('A task of the site failed:', error);
}
