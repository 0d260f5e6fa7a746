import { css } from 'lit';

export const kpiStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--sc-ink);
    font: var(--sc-font);
    font-variant-numeric: tabular-nums;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(4, minmax(112px, auto)) minmax(0, 1fr);
    gap: 10px;
  }
  button,
  .rate {
    display: grid;
    padding: 9px 14px;
    border: 1px solid var(--sc-line);
    border-radius: var(--sc-radius);
    background: var(--sc-card);
    text-align: start;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--sc-line-strong);
  }
  button:focus-visible {
    outline: 2px solid var(--sc-blue);
    outline-offset: 2px;
  }
  button[aria-pressed='true'] {
    border-color: var(--sc-blue);
    box-shadow: inset 0 0 0 1px var(--sc-blue);
  }
  small {
    color: var(--sc-mute);
    font-size: 12px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  b {
    font-size: 22px;
    line-height: 1.3;
    font-weight: 700;
  }
  [data-kpi='throttled'] b {
    color: var(--sc-amber);
  }
  [data-kpi='failed24'] b {
    color: var(--sc-red);
  }
  [data-zero] b {
    color: var(--sc-mute);
  }
  .rate {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 18px;
  }
  .rate span {
    display: grid;
  }
  svg {
    justify-self: end;
    width: min(100%, 240px);
    height: 36px;
  }
  .line {
    fill: none;
    stroke: var(--sc-blue);
    stroke-width: 1.4;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .area {
    fill: var(--sc-blue);
    opacity: 0.1;
  }
  @container (max-width: 760px) {
    .strip {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 8px;
    }
    .rate {
      grid-column: 1 / -1;
      padding-block: 6px;
    }
    button {
      padding: 8px 9px;
    }
    small {
      font-size: 11px;
      letter-spacing: -0.1px;
    }
    .rate svg {
      height: 28px;
    }
    b {
      font-size: 19px;
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
