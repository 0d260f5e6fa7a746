import { css } from 'lit';

/** What stands in the cells of a row. */
export const cellStyles = css`
  .c-status {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--state);
  }
  .word {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .mark {
    flex: none;
    width: 14px;
    height: 14px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark .filled {
    fill: currentColor;
    stroke-width: 0;
  }
  [data-s='stalled'] .mark {
    color: var(--sc-grey);
  }

  .c-sync {
    display: flex;
    align-items: center;
    gap: 9px;
  }
  /* The kind of system is a picture whose name is said: addresses are read from the page's own, as in systems.css. */
  .letter {
    --c: var(--sc-custom);
    flex: none;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 6px;
    font-size: 12px;
    font-weight: 700;
    background: color-mix(in srgb, var(--c) 18%, transparent);
    color: color-mix(in srgb, var(--c) 72%, var(--sc-ink));
  }
  .letter[data-c] {
    position: relative;
    font-size: 0;
  }
  .letter[data-c]::before {
    content: '';
    position: absolute;
    inset: 4px;
    background: currentColor;
    mask: url('styles/systems/custom.svg') center / contain no-repeat;
  }
  .letter[data-c='woocommerce'] {
    --c: var(--sc-woocommerce);
  }
  .letter[data-c='woocommerce']::before {
    mask-image: url('styles/systems/woocommerce.svg');
  }
  .letter[data-c='odoo'] {
    --c: var(--sc-odoo);
  }
  .letter[data-c='odoo']::before {
    mask-image: url('styles/systems/odoo.svg');
  }
  .letter[data-c='shopify'] {
    --c: var(--sc-shopify);
  }
  .letter[data-c='shopify']::before {
    mask-image: url('styles/systems/shopify.svg');
  }
  .name,
  .c-eta,
  .c-batch {
    display: grid;
    min-width: 0;
    line-height: 1.3;
  }
  .name > *,
  .c-eta > *,
  .c-batch > *,
  .c-by,
  .c-elapsed,
  .c-heartbeat {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  b {
    font-weight: 600;
  }
  .sid,
  .second {
    color: var(--sc-mute);
    font-size: 12px;
  }
  .name > *,
  .c-eta > * {
    unicode-bidi: plaintext;
    text-align: match-parent;
  }
  .c-eta > .second {
    display: flex;
  }
  .second > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
    unicode-bidi: plaintext;
  }
  .second[data-quotes] > span {
    flex: none;
  }
  :is(b, .second):empty {
    display: none;
  }
  .c-batch,
  .c-elapsed {
    font-size: 13px;
  }
  /* the number of an attempt needs the room before it, which nothing else uses */
  [role='gridcell'].c-batch {
    margin-inline-start: -8px;
    padding-inline-start: 0;
  }
  .c-heartbeat,
  .c-by {
    color: var(--sc-mute);
    font-size: 12.5px;
  }
  [data-s='stalled'] .c-heartbeat {
    color: var(--sc-red);
    font-weight: 600;
  }

  .bar {
    --to: to right;
    --ok-colour: var(--state);
    --bad-colour: var(--sc-red);
    --held-colour: color-mix(in srgb, var(--state) 35%, var(--sc-track));
    height: 7px;
    border-radius: 4px;
    background: linear-gradient(
      var(--to),
      var(--ok-colour) var(--ok),
      var(--bad-colour) 0 var(--bad),
      var(--held-colour) 0 var(--held),
      var(--sc-track) 0
    );
  }
  .bar:dir(rtl) {
    --to: to left;
  }
  [data-s='errors'] .bar {
    --ok-colour: var(--sc-green);
  }
  [data-s='failed'] .bar {
    --ok-colour: color-mix(in srgb, var(--sc-red) 55%, var(--sc-card));
  }
  [data-s='stalled'] .bar {
    background:
      linear-gradient(var(--to), transparent var(--ok), var(--bad-colour) 0 var(--bad), var(--sc-track) 0),
      repeating-linear-gradient(45deg, var(--sc-hatch) 0 4px, var(--sc-track) 4px 7px);
  }
  .bar[data-kind='unknown'] {
    background: repeating-linear-gradient(90deg, var(--sc-blue-soft) 0 22px, var(--sc-track) 22px 44px);
  }
  /* One line of text with the percentage apart: cheaper to lay out than boxes beside each other. */
  .figures {
    position: relative;
    margin-top: 3px;
    padding-inline-end: 42px;
    font-size: 12px;
    line-height: 16px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .of,
  .percent {
    color: var(--sc-mute);
  }
  .percent {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    font-weight: 600;
  }
  .failed,
  .grew {
    margin-inline-start: 8px;
  }
  /* Where there is no room for the sentence, the old total stands before the new one. */
  .from {
    color: var(--sc-amber);
  }
  .grew,
  :is([data-level='7'], [data-level='0']) .from,
  :is(.failed, .grew, .from):empty {
    display: none;
  }
  :is([data-level='7'], [data-level='0']) .grew:not(:empty) {
    display: inline;
  }
  /* With less room still, an arrow stands for it: what failed must stay in sight. */
  :is([data-level='5'], [data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) .from:not(:empty) {
    font-size: 0;
  }
  :is([data-level='5'], [data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) .from:not(:empty)::before {
    content: '↑ ' / '';
    font-size: 12px;
  }
  .failed {
    color: var(--sc-red);
  }
  /* Where the word has no room the sign of failure stands for it, never half of the word. */
  :is([data-level='2'], [data-level='1']) .failed[data-figure] {
    font-size: 0;
  }
  :is([data-level='2'], [data-level='1']) .failed[data-figure]::before {
    content: '✕ ' attr(data-figure) / '';
    font-size: 12px;
  }
  .grew {
    color: var(--sc-amber);
  }

  .c-speed {
    display: flex;
    align-items: center;
    gap: 8px;
    justify-content: end;
  }
  .spark {
    flex: none;
    width: 84px;
    height: 20px;
    margin-inline-end: auto;
    overflow: visible;
  }
  .spark .line {
    fill: none;
    stroke: var(--spark, var(--state));
    stroke-width: 1.4;
    stroke-linejoin: round;
  }
  .spark .area {
    fill: var(--spark, var(--state));
    opacity: 0.1;
  }
  [data-s='stalled'] {
    --spark: var(--sc-grey);
  }
  .unit {
    color: var(--sc-mute);
    font-size: 12px;
    margin-inline-start: 4px;
  }

  @media (forced-colors: active) {
    .bar,
    [data-s] .bar {
      forced-color-adjust: none;
      --sc-track: Canvas;
      --ok-colour: Highlight;
      --bad-colour: CanvasText;
      --held-colour: GrayText;
      --sc-hatch: Highlight;
      --sc-blue-soft: Highlight;
      outline: 1px solid CanvasText;
    }
    .letter[data-c]::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
