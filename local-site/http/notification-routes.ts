/** The bell: the mentions of the person who is acting, and what they have read. */
import type { Hono } from 'hono';
import type { Site } from '../site';
import { identifyPerson } from './authentication';

const SHOWN = 50;

export function addNotificationRoutes(app: Hono, site: Site): void {
  const { clock, directory, notifications } = site.services;

  app.get('/__site/notifications', (context) => {
    const person = identifyPerson(context.req.raw.headers, directory);
    if (person === undefined) return context.json({ message: 'Nobody is acting.' }, 401);
    return context.json({
      unread: notifications.countUnread(person.accountId),
      entries: notifications.list(person.accountId, SHOWN).map(({ accountId: _self, authorId, at, ...entry }) => ({
        ...entry,
        author: { accountId: authorId, displayName: directory.person(authorId)?.displayName ?? 'Former user' },
        createdAt: new Date(at).toISOString(),
      })),
    });
  });

  app.post('/__site/notifications/read', async (context) => {
    const person = identifyPerson(context.req.raw.headers, directory);
    if (person === undefined) return context.json({ message: 'Nobody is acting.' }, 401);
    const { ids } = (await context.req.json().catch(() => ({}))) as { ids?: readonly number[] };
    notifications.markRead(person.accountId, ids, clock.now());
    return context.json({ unread: notifications.countUnread(person.accountId) });
  });
}
