import { css } from 'lit';

export const histogramStyles = css`
  :host {
    display: block;
    position: relative;
    box-sizing: border-box;
    height: 98px;
    padding: 10px 12px 8px;
    color: var(--sc-ink);
    font: var(--sc-font);
    font-variant-numeric: tabular-nums;
    background: var(--sc-card);
    border: 1px solid var(--sc-line);
    border-radius: var(--sc-radius);
    touch-action: pan-y;
    user-select: none;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--sc-blue);
    outline-offset: 1px;
  }
  .plot {
    position: relative;
    height: 58px;
    cursor: crosshair;
  }
  svg {
    display: block;
    width: 100%;
    height: 100%;
    transition: opacity 120ms;
  }
  :host([busy]) svg {
    opacity: 0.45;
  }
  .base {
    stroke: var(--sc-line-strong);
    vector-effect: non-scaling-stroke;
  }
  .bar[data-k='completed'] {
    fill: var(--sc-green);
  }
  .bar[data-k='running'] {
    fill: var(--sc-blue);
  }
  .bar[data-k='waiting'] {
    fill: var(--sc-grey);
  }
  .bar[data-k='paused'] {
    fill: var(--sc-violet);
  }
  .bar[data-k='errors'] {
    fill: var(--sc-orange);
  }
  .bar[data-k='failed'] {
    fill: var(--sc-red);
  }
  .off .bar {
    opacity: 0.35;
  }
  .uncounted {
    position: absolute;
    inset: 0 auto 0 0;
    background: repeating-linear-gradient(135deg, var(--sc-line) 0 1px, transparent 1px 7px);
    border-inline-end: 1px dashed var(--sc-line-strong);
  }
  .mark {
    position: absolute;
    top: -4px;
    bottom: 0;
    background: color-mix(in srgb, var(--sc-blue) 14%, transparent);
    border-inline: 1px solid var(--sc-blue);
    pointer-events: none;
  }
  .mark.one {
    border-color: transparent;
    background: color-mix(in srgb, var(--sc-ink) 8%, transparent);
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    margin-top: 5px;
    color: var(--sc-mute);
    font-size: 11.5px;
    white-space: nowrap;
  }
  .axis b {
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--sc-ink);
    font-weight: 500;
  }
  output {
    position: absolute;
    z-index: 2;
    bottom: calc(100% - 6px);
    transform: translateX(-50%);
    padding: 4px 9px;
    border: 1px solid var(--sc-line);
    border-radius: 6px;
    background: var(--sc-card);
    box-shadow: var(--sc-shadow);
    font-size: 12px;
    white-space: nowrap;
    pointer-events: none;
  }
  output.start {
    transform: none;
  }
  output.end {
    transform: translateX(-100%);
  }
  output .bad {
    color: var(--sc-red);
    font-weight: 600;
  }
  @media (prefers-reduced-motion: reduce) {
    svg {
      transition: none;
    }
  }
`;
