import { clock, onTick } from './clock';
import { LiveText, define } from './dom';
import { Texts } from './texts';

const texts = new Texts({ 'unit.s': 's', 'unit.m': 'm', 'unit.h': 'h', 'unit.d': 'd' });

/**
 * <live-duration since="epochMs"> counts up, <live-duration until="epochMs"> counts down to 0,
 * <live-duration seconds="571"> stands still. An element that counts down sends `elapsed` at 0.
 */
export class LiveDuration extends HTMLElement {
  static readonly observedAttributes = ['since', 'until', 'seconds'];
  private readonly text = new LiveText(this);
  private leave: (() => void) | undefined;
  private over = false;

  connectedCallback(): void {
    this.leave = onTick(() => this.show());
    this.show();
  }

  disconnectedCallback(): void {
    this.leave?.();
  }

  attributeChangedCallback(): void {
    this.over = false;
    this.show();
  }

  private show(): void {
    if (!this.isConnected) return;
    const seconds = this.seconds();
    this.text.set(seconds === undefined ? '' : texts.duration(seconds));
    if (this.hasAttribute('until') && seconds === 0 && !this.over) {
      this.over = true;
      this.dispatchEvent(new CustomEvent('elapsed'));
    }
  }

  private seconds(): number | undefined {
    if (this.hasAttribute('seconds')) return Number(this.getAttribute('seconds'));
    const now = clock.second();
    if (this.hasAttribute('since')) return Math.max(0, (now - Number(this.getAttribute('since'))) / 1000);
    if (this.hasAttribute('until')) return Math.max(0, Math.ceil((Number(this.getAttribute('until')) - now) / 1000));
    return undefined;
  }
}

define('live-duration', LiveDuration);
