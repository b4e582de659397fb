/** The bell of whoever acts, as the site keeps it. */
import { request } from './http';

export interface NotificationEntry {
  readonly id: number;
  readonly author: { readonly accountId: string; readonly displayName: string };
  readonly product: 'confluence' | 'jira';
  readonly place: 'text' | 'comment';
  readonly title: string;
  readonly path: string;
  readonly excerpt: string;
  readonly createdAt: string;
  readonly isRead: boolean;
}
export interface NotificationList {
  readonly unread: number;
  readonly entries: readonly NotificationEntry[];
}

export const listNotifications = (): Promise<NotificationList> => request('GET', '/__site/notifications');

/** Without ids: everything. */
export const markNotificationsRead = (ids?: readonly number[]): Promise<unknown> =>
  request('POST', '/__site/notifications/read', ids === undefined ? {} : { ids });
