import { html, nothing, type TemplateResult } from 'lit';
import type { Offer, Offers } from './offers';

/** What is offered, as options of a list box. `at` is the one that Enter takes, -1 for none. */
export function offerList(offers: Offers, at: number, label: string, take: (offer: Offer) => void): TemplateResult {
  return html`<div class="offers" id="offers" role="listbox" popover="manual" aria-label=${label}>
    ${offers.offers.map(
      (offer, i) => html`<div role="option" id="offer-${i}" aria-selected=${i === at} @pointerdown=${(e: Event) => e.preventDefault()} @click=${() => take(offer)}>
        <bdi>${offer.shown ?? offer.text}</bdi>${offer.hint ? html`<small>${offer.hint}</small>` : nothing}
      </div>`,
    )}
    ${offers.note ? html`<div class="note" role="presentation">${offers.note}</div>` : nothing}
  </div>`;
}

/** Lays that list below the field, in the top layer, where no neighbour cuts it off. */
export class OfferPlace {
  private readonly lie = (): void => this.lay();

  constructor(private readonly host: HTMLElement) {}

  private get list(): HTMLElement {
    return this.host.shadowRoot!.querySelector('.offers')!;
  }

  turn(isOpen: boolean): void {
    const act = isOpen ? window.addEventListener : window.removeEventListener;
    act('resize', this.lie);
    act('scroll', this.lie, true);
    if (isOpen) this.list.showPopover?.();
    else if (this.list.matches(':popover-open')) this.list.hidePopover();
  }

  lay(): void {
    const field = this.host.shadowRoot!.querySelector('.field')!.getBoundingClientRect();
    this.list.style.left = `${field.left}px`;
    this.list.style.top = `${this.host.getBoundingClientRect().bottom + 4}px`;
    this.list.style.width = `${Math.min(field.width, 480)}px`;
  }

  reveal(at: number): void {
    this.list.children[at]?.scrollIntoView({ block: 'nearest' });
  }
}
