import { css } from 'lit';
import { stateColours } from '../shared/status-mark';
import { cardStyles } from './card-style';
import { cellStyles } from './cell-style';
import { frameStyles } from './frame-style';

const rowStyles = css`
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--cols);
    align-items: center;
  }
  .board {
    --box: 0px;
    --first: calc(120px + var(--box)) minmax(220px, 1.5fr) minmax(190px, 1.5fr) 186px minmax(150px, 1.2fr);
    --cols: var(--first) 84px 120px 68px minmax(104px, 0.6fr);
  }
  .board[data-level='5'] {
    --cols: var(--first) 84px 120px 68px;
  }
  .board[data-level='4'] {
    --cols: var(--first) 84px 120px;
  }
  .board[data-level='3'] {
    --cols: var(--first) 84px;
  }
  .board[data-level='2'] {
    --cols: calc(116px + var(--box)) minmax(202px, 1.2fr) minmax(200px, 1.3fr) 166px minmax(140px, 1fr);
  }
  .board[data-level='1'] {
    --cols: calc(114px + var(--box)) minmax(206px, 1.2fr) minmax(164px, 1.2fr) 94px minmax(132px, 1fr);
  }
  :is([data-level='5'], [data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) :is(.h-by, .c-by),
  :is([data-level='4'], [data-level='3'], [data-level='2'], [data-level='1']) :is(.h-batch, .c-batch),
  :is([data-level='3'], [data-level='2'], [data-level='1']) :is(.h-heartbeat, .c-heartbeat),
  :is([data-level='2'], [data-level='1']) :is(.h-elapsed, .c-elapsed),
  [data-level='1'] .spark {
    display: none;
  }

  [data-level='2'] .spark {
    width: 56px;
  }

  .row {
    position: absolute;
    inset-inline: 0;
    top: 0;
    box-sizing: border-box;
    height: 48px;
    contain: size layout style;
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
  .tick {
    display: none;
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--sc-blue);
    cursor: pointer;
  }
  :host([picking]) .board {
    --box: 24px;
  }
  :host([picking]) .tick {
    display: block;
  }
  :host([picking]) .row[data-marked]:not([aria-selected='true']) {
    background: color-mix(in srgb, var(--sc-sel) 55%, var(--sc-card));
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
  /* Each cell is a layout of its own: a new figure must not lay out its row. */
  [role='gridcell'] {
    align-self: stretch;
    align-content: center;
    contain: size layout style;
    white-space: nowrap;
  }
  .num,
  .h-elapsed,
  .h-heartbeat,
  .h-batch,
  .h-speed {
    text-align: end;
  }
`;

export const boardStyles = [stateColours, frameStyles, rowStyles, cellStyles, cardStyles];
