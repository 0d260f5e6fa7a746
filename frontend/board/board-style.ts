import { css, unsafeCSS } from 'lit';
import { stateColours } from '../shared/status-mark';
import { cardStyles } from './card-style';
import { cellStyles } from './cell-style';
import { COLUMNS } from './columns';
import { frameStyles } from './frame-style';

/** A column that is not there has neither cells nor a track; an empty value is one, so the semicolon stands apart. */
const absentStyle = (column: string): string => `
  .board[data-without~='${column}'] { --${column}: ; }
  .board[data-without~='${column}'] :is(.h-${column}, .c-${column}) { display: none; }
`;

const rowStyles = css`
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--cols);
    align-items: center;
  }
  .board {
    --box: 0px;
    --sync: calc(120px + var(--box)) minmax(220px, 1.5fr);
    --progress: minmax(190px, 1.5fr);
    --speed: 186px;
    --eta: minmax(150px, 1.2fr);
    --elapsed: 84px;
    --heartbeat: 120px;
    --batch: 68px;
    --by: minmax(104px, 0.6fr);
    --cols: var(--sync) var(--progress) var(--speed) var(--eta) var(--elapsed) var(--heartbeat) var(--batch) var(--by);
  }
  .board[data-level='2'] {
    --sync: calc(116px + var(--box)) minmax(202px, 1.2fr);
    --progress: minmax(200px, 1.3fr);
    --speed: 166px;
    --eta: minmax(140px, 1fr);
  }
  .board[data-level='1'] {
    --sync: calc(114px + var(--box)) minmax(206px, 1.2fr);
    --progress: minmax(164px, 1.2fr);
    --speed: 94px;
    --eta: minmax(132px, 1fr);
  }
  [data-level='1'] .spark {
    display: none;
  }
  ${unsafeCSS(COLUMNS.map(absentStyle).join(''))}

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
