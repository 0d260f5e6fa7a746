import { css } from 'lit';

export const chartStyles = css`
  :host {
    --state: var(--sc-blue);
    display: block;
    position: relative;
    min-height: 118px;
    color: var(--sc-ink);
    font: var(--sc-font);
    font-variant-numeric: tabular-nums;
    border-radius: 6px;
    touch-action: pan-y;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--sc-blue);
    outline-offset: 2px;
  }
  :host([data-s='throttled']),
  :host([data-s='slow']) {
    --state: var(--sc-amber);
  }
  :host([data-s='stalled']),
  :host([data-s='cancelled']),
  :host([data-s='cancelling']),
  :host([data-s='queued']) {
    --state: var(--sc-grey);
  }
  :host([data-s='paused']),
  :host([data-s='pausing']) {
    --state: var(--sc-violet);
  }
  :host([data-s='done']),
  :host([data-s='errors']) {
    --state: var(--sc-green);
  }
  :host([data-s='failed']),
  :host([data-s='timeout']) {
    --state: var(--sc-red);
  }
  svg {
    display: block;
    overflow: visible;
  }
  .over {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 118px;
    pointer-events: none;
  }
  .grid {
    stroke: var(--sc-line);
    stroke-dasharray: 2 4;
  }
  .base {
    stroke: var(--sc-line);
  }
  .line {
    fill: none;
    stroke: var(--state);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .area {
    fill: var(--state);
    opacity: 0.12;
  }
  .cursor {
    stroke: var(--sc-mute);
    stroke-dasharray: 2 2;
  }
  circle {
    fill: var(--state);
    stroke: var(--sc-card);
    stroke-width: 2;
  }
  text {
    fill: var(--sc-mute);
    font-size: 11px;
  }
  .scale {
    paint-order: stroke;
    stroke: var(--sc-card);
    stroke-width: 3px;
  }
  output {
    position: absolute;
    top: 0;
    padding: 3px 8px;
    border: 1px solid var(--sc-line);
    border-radius: 6px;
    background: var(--sc-card);
    box-shadow: var(--sc-shadow);
    font-size: 12px;
    white-space: nowrap;
    pointer-events: none;
  }
  output.left {
    left: 0;
  }
  output.right {
    right: 0;
  }
  p {
    margin: 0;
    padding: 40px 0;
    text-align: center;
    color: var(--sc-mute);
    font-size: 13px;
  }
`;
