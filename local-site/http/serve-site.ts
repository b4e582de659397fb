/**
 * Gives a site its two ports on loopback: one origin for the products and the shell, another for the app's UI resources.
 * They differ in host name as well, so that not even a cookie crosses.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Site } from '../site';
import { createResourceApplication } from './resource-application';
import { createSiteApplication } from './site-application';

export interface ServeOptions {
  /** 0 chooses a free port. */
  readonly port?: number;
  readonly resourcePort?: number;
  /** Folder of the shell: `dist/index.html` and `host/global-bridge.js`. */
  readonly shellDirectory: string;
  readonly defaultPerson?: string | undefined;
}
export interface ServedSite {
  readonly url: string;
  readonly resourceUrl: string;
  close(): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

function listen(fetch: Fetch, port: number): Promise<{ readonly server: Server; readonly port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve({ server: server as Server, port: info.port }),
    );
    // As long as a person's browser keeps them: no request meets a connection that is just being closed.
    (server as Server).keepAliveTimeout = 120_000;
    server.once('error', reject);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export async function serveSite(site: Site, options: ServeOptions): Promise<ServedSite> {
  let url = '';
  let resourceUrl = '';
  const resources = createResourceApplication({
    manifest: site.platform.manifest,
    appDirectory: site.appDirectory,
    bridgeScript: { folder: join(options.shellDirectory, 'host'), name: 'global-bridge.js' },
    siteOrigin: () => url,
  });
  const application = createSiteApplication({
    site,
    resourceOrigin: () => resourceUrl,
    defaultPerson: () => options.defaultPerson,
    shellDirectory: join(options.shellDirectory, 'dist'),
  });
  const resourceServer = await listen((request) => resources.fetch(request), options.resourcePort ?? 0);
  const siteServer = await listen((request) => application.fetch(request), options.port ?? 0);
  resourceUrl = `http://127.0.0.1:${resourceServer.port}`;
  url = `http://localhost:${siteServer.port}`;
  site.services.setOrigin(url);
  return {
    url,
    resourceUrl,
    async close() {
      await Promise.all([stop(siteServer.server), stop(resourceServer.server)]);
    },
  };
}
