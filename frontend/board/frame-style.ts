import { css } from 'lit';

/** What frames the rows: header line, scroller, pill, states without rows. */
export const frameStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    min-height: 0;
    min-width: 0;
    flex: 1;
    color: var(--sc-ink);
    font: var(--sc-font);
    font-variant-numeric: tabular-nums;
    background: var(--sc-card);
    border-radius: inherit;
    overflow: hidden;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .board {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .head {
    flex: none;
    font-size: 11.5px;
    font-weight: 600;
    line-height: 16px;
    color: var(--sc-mute);
    padding-block: 7px;
    border-bottom: 1px solid var(--sc-line);
    overflow: hidden;
    white-space: nowrap;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--sc-line-strong) transparent;
    overscroll-behavior: contain;
  }
  .canvas {
    position: relative;
    /* What a row looks like before it came: lines and two quiet blocks, without an element of its own. */
    background-repeat: repeat-y;
    background-size:
      74px 48px,
      120px 48px,
      100% 48px;
    background-image:
      linear-gradient(transparent 20px, var(--sc-track) 20px 28px, transparent 28px),
      linear-gradient(transparent 20px, var(--sc-track) 20px 28px, transparent 28px),
      linear-gradient(transparent 47px, var(--sc-line) 47px);
    background-position:
      20px 0,
      142px 0,
      0 0;
  }
  .board[aria-busy='true'] .canvas {
    min-height: 480px;
  }
  /* Old figures lose their colour and weight, but stay readable: no opacity on text. */
  :host([stale]) .canvas {
    --sc-ink: var(--sc-mute);
    filter: grayscale(0.9);
  }
  :host([stale]) :is(.bar, .spark, .mark, .letter) {
    opacity: 0.5;
  }

  .pill {
    position: absolute;
    /* On the heading line: a pill that comes under the mouse would be pressed instead of the row. */
    inset-block-start: 2px;
    inset-inline: 0;
    margin-inline: auto;
    width: fit-content;
    padding: 3px 14px;
    border: 0;
    border-radius: 16px;
    font: inherit;
    font-size: 13px;
    font-weight: 600;
    color: var(--sc-on-accent);
    background: var(--sc-blue);
    box-shadow: var(--sc-shadow);
    cursor: pointer;
  }
  .pill[data-kind='frozen'] {
    background: var(--sc-violet);
  }
  button:focus-visible {
    outline: 2px solid var(--sc-blue);
    outline-offset: 2px;
  }
  .state {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 10px;
    padding: 40px 24px;
    text-align: center;
    color: var(--sc-mute);
  }
  .board:has(+ .state) {
    flex: none;
  }
  .state svg {
    width: 44px;
    height: 44px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    opacity: 0.75;
  }
  .state[data-kind='failed'] svg {
    color: var(--sc-red);
  }
  .state h2 {
    margin: 0;
    font-size: 16px;
    color: var(--sc-ink);
  }
  .state p {
    margin: 0;
    max-width: 44ch;
  }
  .plain {
    font: inherit;
    font-size: 13px;
    padding: 6px 12px;
    border: 1px solid var(--sc-line-strong);
    border-radius: 8px;
    background: var(--sc-card);
    color: var(--sc-ink);
    cursor: pointer;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
