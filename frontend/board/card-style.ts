import { css } from 'lit';

/** In a narrow container each row is a card of fixed height: the same elements, laid out anew. */
export const cardStyles = css`
  [data-level='0'] .head {
    display: none;
  }
  [data-level='0'] ~ .pill {
    inset-block-start: 8px;
  }
  [data-level='0'] .canvas {
    background: none;
  }
  [data-level='0'] .scroller {
    padding-block: 8px;
    background: var(--sc-bg);
  }
  [data-level='0'] .row {
    height: 116px;
    inset-inline: 10px;
    padding: 10px 5px;
    box-sizing: border-box;
    border: 1px solid var(--sc-line);
    border-radius: 10px;
    grid-template:
      'sync sync status' 34px 'progress progress progress' 28px 'eta speed speed' 18px
      / 1fr 52px 108px;
    row-gap: 7px;
    align-items: start;
  }
  [data-level='0'] :is(.c-elapsed, .c-heartbeat, .c-batch, .c-by) {
    display: none;
  }
  :host([picking]) [data-level='0'] .row {
    grid-template-columns: 1fr 46px 138px;
  }
  [data-level='0'] .c-sync {
    grid-area: sync;
  }
  [data-level='0'] .c-status {
    grid-area: status;
    justify-content: end;
    line-height: 20px;
  }
  [data-level='0'] .c-progress {
    grid-area: progress;
  }
  [data-level='0'] .c-speed {
    grid-area: speed;
    line-height: 18px;
  }
  [data-level='0'] .spark {
    height: 16px;
    width: 68px;
  }
  [data-level='0'] .c-eta {
    grid-area: eta;
    display: flex;
    gap: 8px;
    align-items: baseline;
    line-height: 18px;
  }
  [data-level='0'] .c-eta b {
    flex: none;
  }
  /* Words that explain need the room more than a curve does. */
  [data-level='0'] .row[data-ev] {
    grid-template-columns: 1fr 40px 84px;
  }
  :host([picking]) [data-level='0'] .row[data-ev] {
    grid-template-columns: 1fr 60px 88px;
  }
  [data-level='0'] .row[data-ev] .c-sync {
    grid-column: 1;
  }
  [data-level='0'] .row[data-ev] .c-status {
    grid-column: 2 / -1;
  }
  [data-level='0'] .row[data-ev] .c-eta {
    grid-column: 1 / 3;
  }
  [data-level='0'] .row[data-ev] .c-speed {
    grid-column: 3;
  }
  [data-level='0'] .row[data-ev] .spark {
    display: none;
  }
`;
