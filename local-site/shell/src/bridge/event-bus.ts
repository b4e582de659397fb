/** Events between the frames of one page (`events.on` / `events.emit`) and the realtime channels they listen to. */
export type Listener = (payload: unknown) => void;

export class EventBus {
  private readonly listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener): () => void {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener));
    return () => known.delete(listener);
  }

  emit(event: string, payload: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(payload);
  }
}

/** All frames of a page belong to the same app, so one bus serves the page. */
export const pageEvents = new EventBus();
