/**
 * Builds what browser tests show, once and before the first of them: were each test to build for itself, one would take the files
 * away from under another. Nothing is built when the sources are those of the last build, or when there is no browser.
 */
import { join } from 'node:path';
import { buildResources, buildShell } from '../../local-site/build-steps';
import { loadManifest } from '../../local-site/platform/manifest/app-manifest';
import { findChromium } from '../../scripts/story/chromium';

const root = process.cwd();

export default function buildForBrowsers(): void {
  if (findChromium() === undefined) return;
  buildResources(root, loadManifest(join(root, 'manifest.yml')));
  buildShell(root);
}
