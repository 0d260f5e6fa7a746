import { el } from './dom';
import type { Texts } from './texts';

/** The keys in a native modal dialog: focus trap, Esc and the way back come with it. */
export function openHelp(shortcuts: Array<[string, string]>, texts: Texts): void {
  const dialog = el('dialog', 'sc-help', document.body);
  const title = el('h2', '', dialog);
  title.id = 'sc-help-title';
  title.textContent = texts.t('help.title');
  dialog.setAttribute('aria-labelledby', title.id);
  const list = el('dl', '', dialog);
  for (const [keys, name] of shortcuts) {
    const term = el('dt', '', list);
    keys.split(' ').forEach((key) => (el('kbd', '', term).textContent = key));
    el('dd', '', list).textContent = texts.t(name);
  }
  el('p', 'sc-small', dialog).textContent = texts.t('help.note');
  const close = el('button', 'sc-button', dialog);
  close.textContent = texts.t('help.close');
  close.autofocus = true;
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (e) => e.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}
