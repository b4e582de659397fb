/**
 * The smallest host for looking at the UI alone: serves the build under the platform's real content security policy and gives the
 * page a bridge with canned answers. Everything else about the platform is played by the local site's shell.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import type { ProcedureName } from '../../../../src/contract/procedures';
import type { WireAnswer } from '../../../../src/contract/wire';

const root = process.cwd();
const build = path.join(root, 'static', 'ui', 'build');
/** A picture takes as long as the look at it by axe; they are made for people who want to see them. */
const shots = process.env.PLUMBLINE_SHOTS;

/** Presses the button or tab of that accessible name and waits until what it loads is there. */
export async function pressByName(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  const tab = page.getByRole('tab', { name, exact: true });
  await button.or(tab).first().click();
  await page.waitForFunction(() => document.querySelector('.loading') === null);
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The policy the platform would send for this document. */
function policyFor(html: string): string {
  const logger = { info: () => undefined } as unknown as ConstructorParameters<typeof CSPProcessingService>[0];
  const details = new CSPProcessingService(logger, load).getCspDetails(html, {
    scopes: [],
    external: {},
  });
  const policy = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: 'prod',
    tunnelCSPReporterUri: 'http://localhost:1',
    hostname: 'localhost',
  } as never);
  // `sandbox` and framing are the surrounding page's affair; here the document stands alone.
  return policy.filter((directive) => !/^(frame-ancestors|sandbox|report-uri)/.test(directive)).join('; ');
}

/** The whole build at once: a build made while the tests run changes nothing under them. */
function readBuild(): ReadonlyMap<string, Buffer> {
  const names = readdirSync(build, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(build, name)).isFile());
  return new Map(files.map((name) => [`/${name}`, readFileSync(path.join(build, name))]));
}

export async function serveUi(): Promise<{ readonly url: string; readonly server: Server; readonly policy: string }> {
  const files = readBuild();
  const html = String(files.get('/index.html'));
  const policy = policyFor(html);
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = name === '/' ? '/index.html' : name;
    const bytes = files.get(file);
    if (name === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (bytes === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, policy };
}

export type Answers = { readonly [Name in ProcedureName]?: WireAnswer<Name> | readonly (WireAnswer<Name> | 'lost')[] };
export interface Scenario {
  readonly moduleKey: string;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  /** Bodies of product calls by the beginning of their path. */
  readonly product?: Readonly<Record<string, unknown>>;
  readonly colorMode?: 'light' | 'dark';
}
/** What the page told its host. */
export interface HostLog {
  readonly invoked: readonly { readonly functionKey: string; readonly payload: Record<string, unknown> }[];
  readonly commands: readonly { readonly command: string; readonly data: Record<string, unknown> }[];
}

/** Runs in the page, before its scripts. Several answers to one procedure are given in turn; the last one stays. */
function installBridge(scenario: Scenario): void {
  const log = { invoked: [] as unknown[], commands: [] as unknown[] };
  const turns = new Map<string, number>();
  const invoke = (functionKey: string, payload: unknown): unknown => {
    log.invoked.push({ functionKey, payload });
    const canned = (scenario.answers as Record<string, unknown>)[functionKey];
    if (canned === undefined) throw new Error(`no canned answer for ${functionKey}`);
    if (!Array.isArray(canned)) return canned;
    const turn = turns.get(functionKey) ?? 0;
    turns.set(functionKey, turn + 1);
    const answers: readonly unknown[] = canned;
    const answer = answers[Math.min(turn, answers.length - 1)];
    if (answer === 'lost') throw new Error('connection lost');
    return answer;
  };
  const product = (path: string) => {
    const found = Object.entries(scenario.product ?? {}).find(([beginning]) => path.startsWith(beginning));
    return found === undefined
      ? { status: 404, statusText: 'Not Found', headers: {}, body: '{}' }
      : {
          status: 200,
          statusText: 'OK',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(found[1]),
        };
  };
  const callBridge = async (command: string, data: Record<string, unknown>) => {
    if (command === 'invoke') return invoke(String(data.functionKey), data.payload);
    if (command === 'fetchProduct') return product(String(data.restPath));
    if (command === 'getContext') {
      return {
        moduleKey: scenario.moduleKey,
        extension: scenario.extension,
        siteUrl: 'https://example.atlassian.net',
        locale: 'en-GB',
        timezone: 'UTC',
        localId: 'test',
        cloudId: 'test',
        environmentId: 'test',
        environmentType: 'DEVELOPMENT',
        accountId: 'test',
      };
    }
    if (command === 'enableTheming') {
      document.documentElement.dataset.colorMode = scenario.colorMode ?? 'light';
      return undefined;
    }
    log.commands.push({ command, data: JSON.parse(JSON.stringify(data ?? {})) as unknown });
    return true;
  };
  Object.assign(globalThis, { __bridge: { callBridge }, __log: log, __violations: [] });
  addEventListener('securitypolicyviolation', (event) => {
    const violations = (globalThis as unknown as { __violations: string[] }).__violations;
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
}

export interface OpenedUi {
  readonly page: Page;
  readonly log: () => Promise<HostLog>;
  readonly violations: () => Promise<readonly string[]>;
  readonly errors: readonly string[];
  readonly screenshot: (name: string) => Promise<void>;
  readonly show: (colorMode: 'light' | 'dark', width: number) => Promise<void>;
}

export async function openUi(browser: Browser, url: string, scenario: Scenario, width = 1280): Promise<OpenedUi> {
  const page = await browser.newPage({
    viewport: { width, height: 720 },
    // The host page's colour; the frame itself is transparent.
    colorScheme: scenario.colorMode ?? 'light',
    timezoneId: 'Europe/Berlin',
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(installBridge, scenario);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('.loading') === null && document.readyState === 'complete');
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    errors,
    log: () => page.evaluate(() => (globalThis as unknown as { __log: HostLog }).__log),
    violations: () => page.evaluate(() => (globalThis as unknown as { __violations: string[] }).__violations),
    show: async (colorMode, width) => {
      await page.setViewportSize({ width, height: 720 });
      await page.evaluate((mode) => {
        document.documentElement.dataset.colorMode = mode;
        // As the host would show it: on its surface colour.
        document.documentElement.style.setProperty('background', 'var(--ds-surface)');
      }, colorMode);
      // Colours fade over; axe must not measure the way between them.
      await page.waitForFunction(() =>
        document.getAnimations().every((animation) => animation.playState !== 'running'),
      );
    },
    screenshot: async (name) => {
      if (shots === undefined) return;
      await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
    },
  };
}
