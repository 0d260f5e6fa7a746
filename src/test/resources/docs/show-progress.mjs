// Shows the component of the quick start on a page that stands in for a browser's, while a sync goes on at the console.
import { build } from 'esbuild';
import { Window } from 'happy-dom';

const { CONSOLE, TOKEN } = process.env;
const { server } = await import('./passOn.mjs');
const window = new Window();
Object.assign(globalThis, { window, document: window.document });
globalThis.navigator ??= window.navigator;
await build({ entryPoints: ['SyncProgress.tsx'], outfile: 'SyncProgress.mjs', format: 'esm', jsx: 'automatic' });
const { createRoot } = await import('react-dom/client');
const { createElement } = await import('react');
const { SyncProgress } = await import('./SyncProgress.mjs');

// between the page and the server, to be cut
let isCut = false;
const { fetch } = globalThis;
globalThis.fetch = (to, how) =>
  isCut && String(to).includes('/progress/') ? Promise.reject(new TypeError('cut')) : fetch(to, how);

async function tell(path, body) {
  const answer = await fetch(`${CONSOLE}/api/v1/syncs${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const place = window.document.createElement('div');
const root = createRoot(place);

async function shows(words) {
  for (let tries = 0; tries < 600; tries++) {
    const parts = [...place.querySelectorAll('p')].map((part) => part.textContent);
    const bar = place.querySelector('progress');
    const line = (bar === null ? '' : `${Number(bar.getAttribute('value'))} | `) + parts.join(' ');
    if (line.includes(words)) {
      // how long it takes is nobody's to foresee here
      console.log(line.replace(/, about \d+ min left/, ''));
      return;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`It never showed "${words}" but ${place.innerHTML}`);
}

const address = `http://localhost:${server.address().port}/progress/react-4711`;
root.render(createElement(SyncProgress, { address }));
await shows('could not be loaded');
await tell('', { syncId: 'react-4711', entityType: 'order', sourceSystem: 'odoo', totalItems: 100 });
await tell('/react-4711/progress', { sequence: 1, processed: 40, failed: 2 });
await shows('42 of 100');
isCut = true;
await shows('Not current');
await tell('/react-4711/progress', { sequence: 2, processed: 70, failed: 2 });
isCut = false;
await shows('72 of 100');
await tell('/react-4711/finish', { status: 'failed', processed: 98, failed: 2, error: '<the shop> said no' });
await shows('said no');
root.unmount();
process.exit(0);
