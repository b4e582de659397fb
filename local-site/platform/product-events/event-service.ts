/**
 * Product events on their way to triggers: chosen by the manifest, late, in no order, sometimes twice or never. Nothing
 * is delivered about content that the app's own user may not read, and a failed delivery is not repeated.
 */
import type { Clock, Database, ProductEvent, ProductEvents } from '../../contracts';
import type { Installation } from '../installation';
import type { AppManifest, TriggerModule } from '../manifest/app-manifest';
import { createChance, createDeliveries, type Deliveries } from '../queues/deliveries';
import type { Invoker } from '../runtime/invoker';
import { createEventStore, type EventDelivery } from './event-store';

export interface EventSettings {
  /** Shortest and longest lateness in milliseconds; drawn at random, so order is lost when they differ. */
  earliest: number;
  latest: number;
  /** Chance that an event is delivered twice. */
  duplicates: number;
  /** Chance that an event is never delivered. */
  losses: number;
  /** As for queues: whether events due at about the same time are delivered at the same time while time is advanced. */
  isSideBySide: boolean;
}
export interface EventService extends ProductEvents {
  readonly deliveries: Deliveries;
  readonly settings: EventSettings;
  /** Everything the products announced, delivered or not. */
  announced(): readonly ProductEvent[];
}
export interface EventServiceOptions {
  readonly clock: Clock;
  readonly database: Database;
  readonly manifest: AppManifest;
  readonly invoker: Invoker;
  readonly installation: Installation;
  readonly settings?: Partial<EventSettings> | undefined;
}

const REMEMBERED_EVENTS = 10_000;

export function createEventService(options: EventServiceOptions): EventService {
  const { clock, manifest, invoker, installation } = options;
  const settings: EventSettings = {
    earliest: 500,
    latest: 3000,
    duplicates: 0,
    losses: 0,
    isSideBySide: true,
    ...options.settings,
  };
  const deliveries = createDeliveries(clock, () => settings.isSideBySide);
  const store = createEventStore(options.database);
  const chance = createChance(7);
  let announced: ProductEvent[] = [];

  async function deliver(trigger: TriggerModule, event: ProductEvent): Promise<void> {
    await invoker.invoke({
      kind: 'productEvent',
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      moduleType: 'trigger',
      subject: event.eventType,
      product: event.eventType.startsWith('avi:jira:') ? 'jira' : 'confluence',
      installation,
      body: {
        ...event.payload,
        eventType: event.eventType,
        atlassianId: event.atlassianId,
        context: { cloudId: installation.cloudId, moduleKey: trigger.key },
      },
    });
  }

  function send(trigger: TriggerModule, event: ProductEvent): void {
    const lateness = settings.earliest + chance() * Math.max(0, settings.latest - settings.earliest);
    owe(store.add({ dueAt: Math.floor(clock.now() + lateness), triggerKey: trigger.key, event }));
  }

  function owe({ id, dueAt, triggerKey, event }: EventDelivery): void {
    const trigger = manifest.triggers.find((candidate) => candidate.key === triggerKey);
    deliveries.schedule(Math.max(dueAt, clock.now()), async () => {
      store.remove(id);
      // A trigger that the manifest no longer has hears nothing any more.
      if (trigger !== undefined) await deliver(trigger, event);
    });
  }

  // What was announced before a restart is still under way.
  for (const delivery of store.all()) owe(delivery);

  return {
    deliveries,
    settings,
    announced: () => announced,
    announce(event) {
      announced.push(event);
      if (announced.length > REMEMBERED_EVENTS) announced = announced.slice(-REMEMBERED_EVENTS / 2);
      if (!event.visibleToApp) return;
      for (const trigger of manifest.triggers) {
        const wanted = trigger.events.find((candidate) => candidate.eventType === event.eventType);
        if (wanted === undefined || (wanted.ignoreSelf && event.causedByApp)) continue;
        if (settings.losses > 0 && chance() < settings.losses) continue;
        send(trigger, event);
        if (settings.duplicates > 0 && chance() < settings.duplicates) send(trigger, event);
      }
    },
  };
}
