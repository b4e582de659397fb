/**
 * The Forge platform as the application sees it: entity storage, queues and the system clock.
 */
import { Queue } from '@forge/events';
import type { Clock, Platform, Queue as QueuePort } from '../../application/ports';
import { instantOf } from '../../kernel/time';
import { kvsSecrets } from '../storage/kvs-secrets';
import { kvsStorage } from '../storage/kvs-storage';

export const systemClock: Clock = {
  now: () => instantOf(Date.now()),
  pause: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds * (0.5 + Math.random()));
    }),
};

/** Most events Forge takes in one push. */
const messagesPerPush = 50;

export const forgeQueue: QueuePort = {
  async push(queue, messages) {
    for (let start = 0; start < messages.length; start += messagesPerPush) {
      await new Queue({ key: queue }).push(
        messages.slice(start, start + messagesPerPush).map((message) => ({
          body: { ...message.body },
          ...(message.delaySeconds === undefined ? {} : { delayInSeconds: message.delaySeconds }),
          ...(message.oneAtATimeBy === undefined ? {} : { concurrency: { key: message.oneAtATimeBy, limit: 1 } }),
        })),
      );
    }
  },
};

export function forgePlatform(clock: Clock): Platform {
  return { storage: kvsStorage, secrets: kvsSecrets, clock, queue: forgeQueue };
}
