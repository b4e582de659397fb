/**
 * The app inside the test frames: real `@forge/bridge`, put on the window so that a test can drive every command. It shows
 * the module it is, or nothing where the back end answers so (banner).
 */
import * as bridge from '@forge/bridge';
import { realtime } from '@forge/bridge/realtime';

Object.assign(globalThis, { bridge: { ...bridge, realtime } });

async function show(): Promise<void> {
  const context = await bridge.view.getContext();
  const face = (await bridge.invoke('face')) as { readonly text: string | null };
  if (face.text === null) return;
  const main = document.createElement('main');
  const config = (context.extension as { readonly config?: { readonly words?: string } }).config;
  main.textContent = `${context.moduleKey}: ${config?.words ?? face.text}`;
  document.body.append(main);
}

void show();
