import { LitElement, css, html } from 'lit';
import { onTick } from '../shared/clock';
import { define } from '../shared/dom';
import { freshness, type Beat } from '../shared/freshness';
import { Texts } from '../shared/texts';

const LABELS: Record<string, string> = {
  live: 'Live · data {0} s old',
  'live.brief': '{0} s old',
  'old.brief': '{0} old',
  waiting: 'Connecting…',
  lost: 'Connection lost · data {0} old, reconnecting',
  old: 'Data {0} old, the server is catching up',
  'say.lost': 'Connection lost. The figures are old, reconnecting.',
  'say.back': 'Connected again, the figures are live.',
  'unit.s': 's',
  'unit.m': 'm',
  'unit.h': 'h',
  'unit.d': 'd',
};

/**
 * <sync-freshness>: how old the figures on this page are. The board feeds it by itself; a page
 * without a board calls `beat({t, dataAt})`. `configure(labels)` replaces texts, keys as above.
 */
export class SyncFreshness extends LitElement {
  static override properties = { stale: { type: Boolean, reflect: true }, said: { state: true } };

  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-width: 0;
      font-size: 12.5px;
      font-variant-numeric: tabular-nums;
      color: var(--sc-green);
      white-space: nowrap;
    }
    :host([stale]) {
      color: var(--sc-amber);
      font-weight: 600;
    }
    :host([idle]) {
      display: none;
    }
    :host([waiting]) {
      color: var(--sc-mute);
    }
    i {
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: currentColor;
      forced-color-adjust: none;
    }
    :host([stale]) i {
      background: none;
      box-shadow: inset 0 0 0 2px currentColor;
    }
    .text {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .brief {
      display: none;
    }
    /* Where the whole sentence has no room, the age has. */
    @media (max-width: 600px) {
      .whole {
        display: none;
      }
      .brief {
        display: inline;
      }
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  declare stale: boolean;
  private declare said: string;
  private texts = new Texts(LABELS);
  private leave: Array<() => void> = [];

  constructor() {
    super();
    this.stale = false;
    this.said = '';
  }

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
    this.requestUpdate();
  }

  /** A sign of life from the server, on pages without a board. */
  beat(beat: Beat): void {
    freshness.beat(beat);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.leave = [onTick(() => this.requestUpdate()), freshness.subscribe(() => this.turned())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave.forEach((end) => end());
  }

  protected override render() {
    const unknown = freshness.age === undefined;
    this.toggleAttribute('waiting', unknown && freshness.expected);
    this.toggleAttribute('idle', unknown && !freshness.expected);
    return html`<i></i><span class="text whole">${this.text()}</span><span class="text brief" title=${this.text()}>${this.brief()}</span><span class="sr" role="status">${this.said}</span>`;
  }

  private text(): string {
    const age = freshness.age;
    if (age === undefined) return this.texts.t('waiting');
    if (!freshness.stale && age < 10) return this.texts.t('live', this.texts.tenths(age));
    return this.texts.t(freshness.stale ? 'lost' : 'old', this.texts.duration(age));
  }

  private brief(): string {
    const age = freshness.age;
    if (age === undefined) return this.texts.t('waiting');
    if (!freshness.stale && age < 10) return this.texts.t('live.brief', this.texts.tenths(age));
    return this.texts.t('old.brief', this.texts.duration(age));
  }

  private turned(): void {
    if (this.stale !== freshness.stale) {
      this.stale = freshness.stale;
      this.said = this.texts.t(this.stale ? 'say.lost' : 'say.back');
    }
    this.requestUpdate();
  }
}

define('sync-freshness', SyncFreshness);
