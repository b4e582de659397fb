/**
 * A bug to be found: a storage that hides which commands a record has seen. The write path then sends a command again without
 * noticing that it has taken effect, as if it had never looked. Wrapped around the port from outside; the app knows nothing of it.
 */
import type { Row, Storage } from '../../src/application/ports';
import type { LoadApp } from './fault-site';

interface HeadBody {
  readonly recent?: readonly unknown[];
}

function forgetful(row: Row | undefined): Row | undefined {
  const body = row?.body as HeadBody | undefined;
  return row === undefined || body?.recent === undefined ? row : { ...row, body: { ...body, recent: [] } };
}

/** The app on a storage that forgets commands; `mend` takes it off again. */
export function plantBug(loadApp: LoadApp): { readonly loadApp: LoadApp; mend(): Promise<void> } {
  let sound: Storage | undefined;
  return {
    async loadApp() {
      const app = await loadApp();
      if (sound === undefined) {
        const storage = { ...app.kvsStorage };
        sound = storage;
        const read: Storage['read'] = async (keys) => {
          const rows = await storage.read(keys);
          return { row: (at) => forgetful(rows.row(at)), exists: (at) => rows.exists(at) };
        };
        Object.assign(app.kvsStorage, { read });
      }
      return app;
    },
    async mend() {
      if (sound !== undefined) Object.assign((await loadApp()).kvsStorage, sound);
    },
  };
}
