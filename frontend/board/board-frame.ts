import { html, nothing, type TemplateResult } from 'lit';
import type { Hold } from './hold';
import type { Texts } from '../shared/texts';
import { COLUMNS } from './columns';

/** The heading line; a row of the grid only while there is a grid. */
export function headings(shown: boolean, level: number, texts: Texts): TemplateResult[] {
  const label = (name: string) => texts.t(name === 'speed' && level < 2 ? 'col.speedShort' : `col.${name}`);
  return COLUMNS.map((name) => html`<div class="h-${name}" role=${shown ? 'columnheader' : nothing}>${label(name)}</div>`);
}

interface PillState {
  frozen: boolean;
  fresh: number;
}

interface PillActs {
  goOn: () => void;
  release: () => void;
  hold: Pick<Hold, 'enter' | 'leave'>;
}

/** "3 new" while the order is held, or the way out of a frozen board. */
export function pill(state: PillState, texts: Texts, acts: PillActs): TemplateResult | typeof nothing {
  if (state.frozen) {
    return html`<button class="pill" data-kind="frozen" @click=${acts.goOn}>${texts.t('pill.frozen')}</button>`;
  }
  if (state.fresh === 0) return nothing;
  return html`<button
    class="pill"
    title=${texts.t('pill.title')}
    @click=${acts.release}
    @pointerenter=${acts.hold.enter}
    @pointerleave=${acts.hold.leave}
  >
    ${texts.t('pill.new', texts.count(state.fresh))}
  </button>`;
}
