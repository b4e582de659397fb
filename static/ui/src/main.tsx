/**
 * Starts the UI: theme, place, surface. Runs in an iframe on its own origin under the platform's policy. [platform §3]
 */
import 'virtual:design-tokens.css';
import '@atlaskit/css-reset/dist/bundle.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/signing.css';
import './styles/adf.css';
import { view } from '@forge/bridge';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { readPlace } from './host/context';
import { Fault } from './parts/fault';
import { Loading } from './parts/answered';
import { Notice } from './parts/notice';
import { surfaceFor } from './surfaces/surface';

async function start(root: HTMLElement): Promise<void> {
  // The theme is the host's: it sets the colour mode on our document. Without an answer the light one stays.
  void view.theme.enable().catch(() => undefined);
  const place = await readPlace();
  const Surface = surfaceFor(place);
  // The banner must take no room until it has something to say.
  const waiting = place.moduleKey === 'document-banner' && place.modal === null ? null : <Loading what="Plumbline" />;
  createRoot(root).render(
    <StrictMode>
      <Fault>
        <Suspense fallback={waiting}>
          {Surface === undefined ? (
            <Notice tone="danger" title="Plumbline does not know this place">
              <p>The module “{place.moduleKey}” has no screen in this version.</p>
            </Notice>
          ) : (
            <Surface place={place} />
          )}
        </Suspense>
      </Fault>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) {
  // Without a place there is nothing to ask the server for; the host's own message is not for readers.
  start(root).catch(() =>
    createRoot(root).render(
      <Notice tone="danger" title="Plumbline could not find out where it is shown">
        <p>Reload the page.</p>
      </Notice>,
    ),
  );
}
