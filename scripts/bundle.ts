/** Bundles the app with the real Forge bundler and prints where the bundle is. Nothing is done when nothing changed. */
import { bundleApp } from '../local-site/platform/runtime/bundle-app';

const { directory, isFresh } = await bundleApp(process.cwd());
console.log(`${isFresh ? 'bundled' : 'up to date'} ${directory}`);
