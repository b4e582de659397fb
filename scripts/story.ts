/**
 * `npm run story`: plays the main job in a real browser on a fresh local site, once on the built-in company and once on real
 * documents; then the chapters beside it, on the company. Prints a line a step and keeps a screenshot of each.
 *
 *   --content FOLDER   other documents than `../shared/fixtures/revisions-gstt-csc`
 *   --port N           port of the site (a free one)
 *   --shots FOLDER     screenshots and downloads (.cache/story)
 *   --site URL         a site that already runs and was just seeded, instead of one of its own
 *   --chapters A,B     these only, of: main, void, delegation, gates, revisions, drift, macros, life-cycle, digest, bulk,
 *                      signing
 *   --dark             in the dark theme
 *   --docs             writes the pictures of docs/screenshots, and plays the company only
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SiteClient } from '../demo/seed/site-client';
import { castOfCompany, castOfContent, type Scene } from './story/cast';
import { writeDocsPictures } from './story/docs-pictures';
import { findChromium, noChromium, startChromium } from './story/chromium';
import { Office } from './story/desk';
import type { Chapter } from './story/chapters/chapter';
import { playBulk } from './story/chapters/bulk';
import { playDelegation } from './story/chapters/delegation';
import { playDigest } from './story/chapters/digest';
import { playDrift } from './story/chapters/drift';
import { playGates } from './story/chapters/gates';
import { playLifeCycle } from './story/chapters/life-cycle';
import { playMacros } from './story/chapters/macros';
import { playRevisions } from './story/chapters/revisions';
import { playSigning } from './story/chapters/signing';
import { playVoid } from './story/chapters/void';
import { playChapter, playStory } from './story/play-story';
import { mapSpaceToProject } from './story/set-up-space';
import { startSite } from './story/site-process';
import { type Tally, wordsOf } from './story/telling';

const { values: options } = parseArgs({
  options: {
    content: { type: 'string', default: '../shared/fixtures/revisions-gstt-csc' },
    port: { type: 'string', default: '0' },
    shots: { type: 'string', default: '.cache/story' },
    site: { type: 'string' },
    docs: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    chapters: { type: 'string' },
  },
});

/** Beside the main job. Signing comes last: it changes how everybody signs, and the clock moves in it. */
const chapters: Readonly<Record<string, Chapter>> = {
  void: playVoid,
  delegation: playDelegation,
  gates: playGates,
  revisions: playRevisions,
  drift: playDrift,
  macros: playMacros,
  'life-cycle': playLifeCycle,
  digest: playDigest,
  bulk: playBulk,
  signing: playSigning,
};
const chosen = options.chapters?.split(',') ?? (options.docs ? ['main'] : ['main', ...Object.keys(chapters)]);
const unknown = chosen.filter((name) => name !== 'main' && chapters[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such chapter: ${unknown.join(', ')}; there are main, ${Object.keys(chapters).join(', ')}`);
  process.exit(2);
}

const say = (line: string) => console.log(line);
const executable = findChromium();
if (executable === undefined) {
  console.error(noChromium);
  process.exit(2);
}
const shots = resolve(options.shots);
// The pictures show the built-in company and nothing else, not even the name of another space.
const skipped = options.docs
  ? 'the pictures show the built-in company only'
  : existsSync(options.content)
    ? undefined
    : `there is no folder ${options.content}`;
const content = skipped === undefined ? options.content : undefined;
const site =
  options.site === undefined
    ? await startSite({
        database: join(shots, 'site.sqlite'),
        port: Number(options.port),
        content: content === undefined ? [] : [content],
        onLine: (line) => say(`    ${line}`),
      })
    : { url: options.site, stop: async () => undefined };
const tally: Tally = { steps: 0, failed: 0 };
const browser = await startChromium(executable);

async function tell(
  name: string,
  sceneOf: (client: SiteClient) => Promise<Scene>,
  play: (office: Office, scene: Scene) => Promise<void>,
): Promise<void> {
  const client = new SiteClient(site.url);
  const office = new Office(browser, site.url, client, options.dark ? 'dark' : 'light');
  try {
    await play(office, await sceneOf(client));
  } catch (error) {
    tally.failed += 1;
    say(`FAILED  ${name}: ${wordsOf(error)}`);
  } finally {
    await office.close();
  }
}

async function tellMain(name: string, sceneOf: (client: SiteClient) => Promise<Scene>, picturesIn?: string) {
  await tell(name, sceneOf, async (office, scene) => {
    const told = await playStory({ office, scene, shots: join(shots, name), tally, say });
    if (told === undefined || picturesIn === undefined) return;
    await writeDocsPictures(office, scene, told, picturesIn);
    say(`    pictures in ${picturesIn}`);
  });
}

async function tellMainJob(): Promise<void> {
  say(`the built-in company, ${site.url}`);
  await tellMain('company', castOfCompany, options.docs ? 'docs/screenshots' : undefined);
  if (content === undefined) {
    say(`skipped: real documents, because ${skipped}`);
    return;
  }
  say(`real documents of ${basename(resolve(content))}`);
  await tellMain('real-documents', async (client) => {
    const scene = await castOfContent(client, spaceKeyOf(content));
    await mapSpaceToProject(client, scene);
    return scene;
  });
}

try {
  if (chosen.includes('main')) await tellMainJob();
  for (const [name, play] of Object.entries(chapters)) {
    if (!chosen.includes(name)) continue;
    say(name);
    await tell(name, castOfCompany, (office, scene) =>
      playChapter(play, { office, scene, shots: join(shots, name), tally, say }),
    );
  }
} finally {
  await browser.close();
  await site.stop();
}
say(`story: ${tally.steps} steps, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

/** As the site names the space of a folder. */
function spaceKeyOf(folder: string): string {
  return basename(resolve(folder))
    .replace(/[^a-zA-Z0-9]/g, '')
    .toUpperCase()
    .slice(0, 20);
}
