import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../shared/texts';
import type { Paint } from './protocol';

type Act = (event: 'resync' | 'clear-filter') => void;

/** What stands in place of the rows: nothing yet, filtered out, no right, loading or failed. */
export function stateView(
  state: Paint['state'],
  empty: Paint['empty'],
  texts: Texts,
  act: Act,
): TemplateResult | typeof nothing {
  if (state === 'loading') return html`<div class="sr" role="status">${texts.t('state.loading')}</div>`;
  if (state === 'failed') {
    return box('failed', texts.t('state.loadFailed'), button(texts.t('state.loadFailed.action'), () => act('resync')));
  }
  if (empty === 'filtered') {
    return box('filtered', texts.t('empty.filtered'), button(texts.t('empty.filtered.action'), () => act('clear-filter')));
  }
  const kind = empty ?? 'nothing';
  return box(kind, texts.t(`empty.${kind}`), html`<p>${texts.t(`empty.${kind}.hint`)}</p>`);
}

function box(kind: string, title: string, rest: TemplateResult): TemplateResult {
  return html`<div class="state" data-kind=${kind}>
    <svg viewBox="0 0 48 48" aria-hidden="true"><path d=${PICTURES[kind] ?? ''}></path></svg>
    <h2>${title}</h2>
    ${rest}
    <slot name=${kind}></slot>
  </div>`;
}

function button(text: string, onClick: () => void): TemplateResult {
  return html`<button class="plain" @click=${onClick}>${text}</button>`;
}

const PICTURES: Record<string, string> = {
  nothing: 'M6 26h8l5-14 8 26 6-18 3 6h6',
  filtered: 'M8 10h32L28 25v11l-8 4V25z',
  failed: 'M24 8l18 32H6zM24 20v9M24 34v.5',
};
