import { clock, onTick } from './clock';
import { LiveText, define } from './dom';
import { Texts } from './texts';

const texts = new Texts({});
const format = new Intl.RelativeTimeFormat(texts.locale, { numeric: 'auto', style: 'short' });

/** <relative-time at="epochMs">: "3 min ago", ticking; the absolute time with its zone in the title. */
export class RelativeTime extends HTMLElement {
  static readonly observedAttributes = ['at'];
  private readonly text = new LiveText(this);
  private leave: (() => void) | undefined;

  /** epoch ms */
  get at(): number {
    return Number(this.getAttribute('at'));
  }

  set at(ms: number) {
    this.setAttribute('at', String(ms));
  }

  connectedCallback(): void {
    this.leave = onTick(() => this.show());
    this.show();
  }

  disconnectedCallback(): void {
    this.leave?.();
  }

  attributeChangedCallback(): void {
    this.show();
  }

  private show(): void {
    if (!this.isConnected) return;
    const at = this.at;
    if (!this.hasAttribute('at') || !Number.isFinite(at)) {
      this.text.set('');
      return;
    }
    this.text.set(relative((at - clock.now()) / 1000));
    const title = texts.stamp(at);
    if (this.title !== title) this.title = title;
  }
}

/** English puts a full stop behind its short units; a cell has no room for sentences. */
function relative(seconds: number): string {
  const text = worded(seconds);
  return texts.locale.startsWith('en') ? text.replace('.', '').replace(' sec ', ' s ') : text;
}

function worded(seconds: number): string {
  const away = Math.abs(seconds);
  if (away < 60) return format.format(Math.round(seconds), 'second');
  if (away < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (away < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  if (away < 86_400 * 45) return format.format(Math.trunc(seconds / 86_400), 'day');
  return format.format(Math.trunc(seconds / 2_629_800), 'month');
}

define('relative-time', RelativeTime);
