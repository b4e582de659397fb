/** Starts the shell: theme first, so that nothing flashes, then the application. */
import '@atlaskit/css-reset';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTheme } from './shared/theme';
import './styles/frame.css';
import './styles/navigation.css';
import './styles/page.css';
import './styles/content.css';
import './styles/editor.css';
import './styles/jira.css';
import './styles/notifications.css';
import './styles/compare.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
void startTheme().then(() => createRoot(root).render(<App />));
