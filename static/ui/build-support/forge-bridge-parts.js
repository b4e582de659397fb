/**
 * The parts of @forge/bridge this UI uses, taken from the package file by file. Its single entry is CommonJS and cannot be
 * shaken, so it would bring the feature-flag client, an ADF frame and iframe-resizer into the popup.
 */
import { invoke } from '@forge/bridge/out/invoke/invoke.js';
import { Modal } from '@forge/bridge/out/modal/modal.js';
import { requestConfluence, requestJira } from '@forge/bridge/out/fetch/index.js';
import { router } from '@forge/bridge/out/router/router.js';
import { close } from '@forge/bridge/out/view/close.js';
import { getContext } from '@forge/bridge/out/view/getContext.js';
import { refresh } from '@forge/bridge/out/view/refresh.js';
import { submit } from '@forge/bridge/out/view/submit.js';
import { theme } from '@forge/bridge/out/view/theme.js';

const view = { close, getContext, refresh, submit, theme };
export { invoke, Modal, requestConfluence, requestJira, router, view };
