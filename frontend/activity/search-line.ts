import { LitElement, html, nothing, type PropertyValues } from 'lit';
import '../shared/sc-icon';
import { define } from '../shared/dom';
import { Texts } from '../shared/texts';
import { mirror, type Fault } from './line-mirror';
import { finished, partAt, type Vocabulary } from './line-parts';
import { lineField, type FieldEvents } from './line-field';
import { lineStyles } from './line-style';
import { OfferPlace, offerList } from './offer-list';
import { OfferedSyncs } from './offered-syncs';
import { offersAt, type Offer, type Offers } from './offers';
import { SearchPause } from './search-pause';

const NOTHING: Offers = { offers: [], note: '', eager: false, syncs: undefined };

/**
 * <search-line>: the filter as one line, with offers at the caret. The server calls `configure({texts, qualifiers, people})`,
 * `show(line)`, `fault(line, from, to, text)`, `answered()` and `offerSyncs(beginning, ids)`; `helper` is a text below.
 * Sends `line-search` {line, done} and `line-syncs` {beginning}.
 */
export class SearchLine extends LitElement {
  static override properties = { helper: {}, longest: { type: Number }, line: { state: true }, at: { state: true }, open: { state: true } };
  static override styles = lineStyles;

  declare helper: string;
  declare longest: number;
  private declare line: string;
  /** the offer that Enter takes, -1 for none */
  private declare at: number;
  private declare open: boolean;
  private offers = NOTHING;
  private texts = new Texts({});
  private known: Vocabulary = { qualifiers: [], people: [] };
  private names: ReadonlySet<string> = new Set();
  private found: Fault | undefined;
  private readonly syncs = new OfferedSyncs((beginning) => this.send('line-syncs', { beginning }));
  private readonly pause = new SearchPause((line, done) => this.send('line-search', { line, done }));
  private readonly place = new OfferPlace(this);
  private readonly on: FieldEvents = {
    input: () => this.typed(),
    keydown: (e) => this.pressed(e),
    keyup: (e) => this.moved(e),
    focus: () => this.line === '' && this.offer(),
    click: () => this.offer(),
    scroll: () => this.follow(),
    blur: () => this.left(),
  };

  constructor() {
    super();
    Object.assign(this, { helper: '', longest: 2000, line: '', at: -1, open: false });
  }

  configure(given: Vocabulary & { texts: Record<string, string> }): void {
    this.texts = new Texts({}, given.texts);
    this.known = given;
    this.names = new Set(given.qualifiers.map((one) => one.name));
    this.requestUpdate();
  }

  show(line: string): void {
    this.pause.drop();
    this.pause.sent = line;
    this.line = line;
    if (this.input) this.input.value = line;
    this.close();
  }

  fault(line: string, from: number, to: number, text: string): void {
    this.found = text ? { line, from, to, text } : undefined;
    this.requestUpdate();
  }

  answered(): void {
    this.pause.answered();
  }

  offerSyncs(beginning: string, ids: string[]): void {
    if (!this.syncs.came(beginning, ids)) return;
    if (this.input === this.shadowRoot?.activeElement) this.offer();
  }

  override focus(): void {
    this.input?.focus();
    this.input?.select();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.drop();
    this.close();
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector?.('input') ?? null;
  }

  protected override render() {
    const fault = this.found?.line === this.line ? this.found : undefined;
    return html`
      <div class="field" ?data-faulty=${fault} @pointerdown=${(e: Event) => this.onField(e)}>
        <sc-icon name="search"></sc-icon>
        <div class="text">
          <div class="mirror" aria-hidden="true">${mirror(this.line, this.names, fault)}</div>
          ${lineField(this.state(Boolean(fault)), this.on)}
        </div>
        ${this.line === '' ? nothing : html`<button aria-label=${this.texts.t('clear')} @click=${() => this.clear()}>×</button>`}
      </div>
      <p class="fault" id="fault">${fault?.text ?? ''}</p>
      <p id="helper">${fault ? '' : this.helper}</p>
      ${offerList(this.offers, this.at, this.texts.t('offers'), (offer) => this.take(offer))}
      <span class="sr" role="status">${this.said()}</span>
    `;
  }

  private state(isFaulty: boolean) {
    const text = (key: string): string => (this.texts.has(key) ? this.texts.t(key) : '');
    return { longest: this.longest, placeholder: text('placeholder'), label: text('label'), isOpen: this.open, at: this.at, isFaulty };
  }

  private said(): string {
    if (!this.open) return '';
    const count = this.offers.offers.length;
    return `${count > 0 ? this.texts.t('offered', String(count)) : ''} ${this.offers.note}`.trim();
  }

  /** What was to be shown may have come before there was a field. */
  protected override firstUpdated(): void {
    this.input!.value = this.line;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open')) this.place.turn(this.open);
    if (this.open) {
      this.place.lay();
      this.place.reveal(this.at);
    }
    this.follow();
  }

  /** The mirror lies as the field's text does, also where that is longer than the field. */
  private follow(): void {
    const input = this.input;
    const behind = this.renderRoot.querySelector<HTMLElement>('.mirror');
    if (!input || !behind) return;
    behind.style.transform = input.scrollLeft ? `translateX(${-input.scrollLeft}px)` : '';
    behind.style.direction = getComputedStyle(input).direction;
  }

  private onField(e: Event): void {
    if ((e.target as Element).closest('button, input')) return;
    e.preventDefault();
    this.input?.focus();
  }

  private typed(): void {
    this.line = this.input!.value;
    this.pause.typed(this.line, finished(this.line, this.caret, this.known));
    this.offer();
  }

  private get caret(): number {
    return this.input?.selectionEnd ?? this.line.length;
  }

  private moved(e: KeyboardEvent): void {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(e.key) && this.open) this.offer();
    // some browsers scroll the field without saying so
    this.follow();
  }

  private pressed(e: KeyboardEvent): void {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    const offer = this.open ? this.offers.offers[this.at] : undefined;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') this.step(e.key === 'ArrowDown' ? 1 : -1);
    else if (e.key === 'Enter' && offer) this.take(offer);
    else if (e.key === 'Enter') this.enter();
    else if (e.key === 'Tab' && !e.shiftKey && this.taken(offer)) this.take(this.taken(offer)!);
    else if (e.key === 'Escape' && this.open) this.close();
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  /** Tab leaves the field where nothing was begun. */
  private taken(offer: Offer | undefined): Offer | undefined {
    const first = this.open ? this.offers.offers[0] : undefined;
    return offer ?? (first && this.caret > first.from ? first : undefined);
  }

  private step(by: number): void {
    if (!this.open) {
      this.offer(true);
      if (!this.open) return;
    }
    const count = this.offers.offers.length;
    if (count === 0) return;
    this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
  }

  private enter(): void {
    this.close();
    this.pause.done(this.line);
  }

  private left(): void {
    this.close();
    if (this.line !== this.pause.sent) this.pause.done(this.line);
  }

  private clear(): void {
    this.change('', 0, this.line.length);
    this.input?.focus();
    this.enter();
  }

  private take(offer: Offer): void {
    const isLast = this.line.slice(offer.to).trim() === '';
    this.change(offer.text + (offer.closes && isLast ? ' ' : ''), offer.from, isLast && offer.closes ? this.line.length : offer.to);
    if (offer.closes) this.close();
  }

  /** As if it had been typed, so that it can be undone. */
  private change(text: string, from: number, to: number): void {
    const input = this.input!;
    input.focus();
    input.setSelectionRange(from, to);
    const isTyped = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
    if (!isTyped) input.setRangeText(text, from, to, 'end');
    this.typed();
  }

  /** @param asked also where nothing was begun */
  private offer(asked = this.line === ''): void {
    const offers = offersAt(this.line, this.caret, this.known, this.syncs.ids, this.texts);
    this.syncs.wanted(offers.syncs);
    this.offers = offers;
    this.at = offers.eager && offers.offers.length > 0 ? 0 : -1;
    const isBegun = asked || partAt(this.line, this.caret) !== undefined;
    this.open = isBegun && (offers.offers.length > 0 || offers.note !== '') && this.shadowRoot?.activeElement === this.input;
    this.requestUpdate();
  }

  private close(): void {
    this.open = false;
    this.at = -1;
    this.syncs.forget();
  }

  private send(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

define('search-line', SearchLine);
