import { css } from 'lit';
import { stateColours } from '../shared/status-mark';
import { cardStyles } from './card-style';
import { frameStyles } from './frame-style';

const rowStyles = css`
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--cols);
    align-items: center;
  }
  .board[data-level='6'] {
    --cols: 122px minmax(176px, 1.1fr) minmax(186px, 1.7fr) 200px minmax(150px, 1.1fr) 84px 128px 80px minmax(104px, 0.6fr);
  }
  .board[data-level='5'] {
    --cols: 122px minmax(176px, 1.1fr) minmax(186px, 1.7fr) 200px minmax(150px, 1.1fr) 84px 128px 80px;
  }
  .board[data-level='4'] {
    --cols: 122px minmax(176px, 1.1fr) minmax(186px, 1.7fr) 200px minmax(150px, 1.1fr) 84px 128px;
  }
  .board[data-level='3'] {
    --cols: 122px minmax(176px, 1.1fr) minmax(186px, 1.7fr) 200px minmax(150px, 1.1fr) 84px;
  }
  .board[data-level='2'] {
    --cols: 122px minmax(176px, 1.1fr) minmax(186px, 1.7fr) 200px minmax(150px, 1.1fr);
  }
  .board[data-level='1'] {
    --cols: 122px minmax(160px, 1.1fr) minmax(176px, 1.4fr) 96px minmax(146px, 1.1fr);
  }
  :is([data-level='5'], [data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) :is(.h-by, .c-by),
  :is([data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) :is(.h-batch, .c-batch),
  :is([data-level='3'], [data-level='2'], [data-level='1']) :is(.h-heartbeat, .c-heartbeat),
  :is([data-level='2'], [data-level='1']) :is(.h-elapsed, .c-elapsed),
  [data-level='1'] .spark {
    display: none;
  }

  .row {
    position: absolute;
    inset-inline: 0;
    top: 0;
    box-sizing: border-box;
    height: 48px;
    contain: strict;
    background: var(--sc-card);
    border-bottom: 1px solid var(--sc-line);
    cursor: pointer;
    outline: none;
  }
  .row:hover {
    background: var(--sc-hover);
  }
  .row[aria-selected='true'] {
    background: var(--sc-sel);
  }
  .row:focus-visible {
    outline: 2px solid var(--sc-blue);
    outline-offset: -2px;
  }
  [role='gridcell'],
  .head > * {
    padding-inline: 9px;
    min-width: 0;
  }
  [role='gridcell'] {
    white-space: nowrap;
  }
  .num,
  .h-elapsed,
  .h-heartbeat,
  .h-batch,
  .h-speed {
    text-align: end;
  }

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
  .letter[data-c='woocommerce'] {
    --c: var(--sc-woocommerce);
  }
  .letter[data-c='odoo'] {
    --c: var(--sc-odoo);
  }
  .letter[data-c='shopify'] {
    --c: var(--sc-shopify);
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
  :is(b, .second):empty {
    display: none;
  }
  .c-batch,
  .c-elapsed {
    font-size: 13px;
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
    height: 7px;
    border-radius: 4px;
    background: var(--sc-track);
    overflow: hidden;
    contain: strict;
  }
  .fill {
    display: flex;
    height: 100%;
    background: color-mix(in srgb, var(--state) 30%, transparent);
  }
  .ok {
    background: var(--bar, var(--state));
  }
  .bad {
    background: var(--sc-red);
  }
  [data-s='errors'] .ok {
    --bar: var(--sc-green);
  }
  [data-s='failed'] .ok {
    --bar: color-mix(in srgb, var(--sc-red) 55%, var(--sc-card));
  }
  [data-s='stalled'] .ok {
    background: repeating-linear-gradient(45deg, var(--sc-hatch) 0 4px, transparent 4px 7px);
  }
  [data-s='stalled'] .fill {
    background: none;
  }
  .bar[data-kind='unknown'] {
    background: repeating-linear-gradient(90deg, var(--sc-blue-soft) 0 22px, var(--sc-track) 22px 44px);
    background-size: 44px 100%;
  }
  .figures {
    display: flex;
    gap: 10px;
    margin-top: 3px;
    font-size: 12px;
    line-height: 16px;
  }
  .of,
  .percent {
    color: var(--sc-mute);
  }
  .percent {
    margin-inline-start: auto;
    font-weight: 600;
  }
  .failed {
    color: var(--sc-red);
  }
  .grew {
    color: var(--sc-amber);
    overflow: hidden;
    text-overflow: ellipsis;
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
    .fill,
    .ok,
    .bad {
      forced-color-adjust: none;
    }
    .bar {
      outline: 1px solid CanvasText;
      background: Canvas;
    }
    .ok {
      background: Highlight;
    }
    .bad {
      background: Mark;
    }
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const boardStyles = [stateColours, frameStyles, rowStyles, cardStyles];
