import './app.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { startSending } from './offline/outbox.ts';
import { registerServiceWorker } from './pwa/register.ts';
import { resumeSession } from './sessions/session.ts';
import { loadTenant } from './tenant/tenant.ts';

// Both begin before anything is drawn: a returning resident waits for one round trip less.
resumeSession();
void loadTenant();
startSending();
registerServiceWorker();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
root.textContent = '';
render(App, root);
