import { LitElement, css, html, svg as svgTemplate, nothing, type PropertyValues } from 'lit';
import type { SyncState } from '../board/protocol';
import { define } from './dom';

/** Shape of each state in a 14 x 14 box: never colour alone. [path, filled] */
export const MARKS: Record<SyncState, [string, boolean]> = {
  running: ['M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z', true],
  throttled: ['M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM7 7V2M7 7h5', false],
  slow: ['M3 3h8M3 11h8M4 3c0 3 6 5 6 8M10 3c0 3-6 5-6 8', false],
  stalled: ['M2.5 2.5h9v9h-9zM2.5 7l4.5-4.5M2.5 11.5l9-9M7 11.5L11.5 7', false],
  paused: ['M3.5 2.5h2.4v9H3.5zM8.1 2.5h2.4v9H8.1z', true],
  pausing: ['M4.7 3v8M9.3 3v8', false],
  resuming: ['M4.5 3l6.5 4-6.5 4z', false],
  cancelling: ['M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM5.2 5.2l3.6 3.6M8.8 5.2L5.2 8.8', false],
  queued: ['M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4z', false],
  done: ['M2.5 7.5l3 3 6-7', false],
  errors: ['M7 2.5v5.6M7 11.2v.1', false],
  failed: ['M3 3l8 8M11 3l-8 8', false],
  cancelled: ['M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM3.6 10.4l6.8-6.8', false],
  timeout: ['M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM7 4.3V7l2 1.6', false],
};

/** Colours by state, as the attribute `data-s` on any ancestor of what uses --state. */
export const stateColours = css`
  [data-s] {
    --state: var(--sc-grey);
  }
  [data-s='running'],
  [data-s='resuming'] {
    --state: var(--sc-blue);
  }
  [data-s='throttled'],
  [data-s='slow'] {
    --state: var(--sc-amber);
  }
  [data-s='paused'],
  [data-s='pausing'] {
    --state: var(--sc-violet);
  }
  [data-s='done'] {
    --state: var(--sc-green);
  }
  [data-s='errors'] {
    --state: var(--sc-orange);
  }
  [data-s='failed'],
  [data-s='timeout'] {
    --state: var(--sc-red);
  }
  [data-s='stalled'] {
    --state: var(--sc-ink);
  }
`;

/** <status-mark state="running" label="Running">: colour, mark and word of a state. */
export class StatusMark extends LitElement {
  static override properties = { state: {}, label: {} };

  static override styles = [
    stateColours,
    css`
      :host {
        display: inline-flex;
        /* in the middle of its line, whose height it leaves alone */
        vertical-align: top;
      }
      span {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        color: var(--state);
        font-weight: 600;
        white-space: nowrap;
      }
      svg {
        width: 14px;
        height: 14px;
        flex: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
        stroke-linejoin: round;
        fill: none;
      }
      svg.filled {
        fill: currentColor;
        stroke-width: 0;
      }
    `,
  ];

  declare state: SyncState;
  declare label: string;

  constructor() {
    super();
    this.state = 'queued';
    this.label = '';
  }

  protected override updated(_changed: PropertyValues): void {
    this.title = this.label ? '' : this.state;
  }

  protected override render() {
    const mark = MARKS[this.state] ?? MARKS.queued;
    return html`<span data-s=${this.state}>
      <svg viewBox="0 0 14 14" aria-hidden="true" class=${mark[1] ? 'filled' : ''}>${svgTemplate`<path d=${mark[0]}></path>`}</svg>
      ${this.label || nothing}
    </span>`;
  }
}

define('status-mark', StatusMark);
