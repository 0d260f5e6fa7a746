import { define } from '../shared/dom';
import { cellOf, press, type Grid } from '../shared/grid-cells';

interface Place {
  key: string;
  index: number;
}

/**
 * <item-keys>, beside the <vaadin-grid> it moves in: j and k, and the marks of x, Shift-x and of a
 * click on a box (Shift-click for a range). Sends `mark-item` {key} and `mark-range` {first, last}, by
 * place in the list.
 */
export class ItemKeys extends HTMLElement {
  private at = 0;
  private anchor: number | undefined;
  private readonly onShortcut = (e: Event): void => this.pressed((e as CustomEvent).detail);
  private readonly onClick = (e: Event): void => this.clicked(e as MouseEvent);

  connectedCallback(): void {
    this.hidden = true;
    window.addEventListener('console-shortcut', this.onShortcut);
    this.parentElement?.addEventListener('click', this.onClick, true);
    this.parentElement?.addEventListener('focusin', (e) => this.keep(e));
  }

  disconnectedCallback(): void {
    window.removeEventListener('console-shortcut', this.onShortcut);
    this.parentElement?.removeEventListener('click', this.onClick, true);
  }

  /** Other items are listed: there is no place to go on from. */
  forget(): void {
    this.at = 0;
    this.anchor = undefined;
  }

  /** Puts the keyboard on the row it was on, wherever that has scrolled to. */
  focusRow(): void {
    const grid = this.grid;
    if (!grid) return;
    if (!cellOf(grid)) {
      grid.scrollToIndex(this.at);
      requestAnimationFrame(() => cellOf(grid)?.focus());
      return;
    }
    cellOf(grid)!.focus();
  }

  private get grid(): Grid | null {
    return this.parentElement?.querySelector<Grid>('vaadin-grid') ?? null;
  }

  private pressed({ name, key }: { name: string; key?: string }): void {
    if (name === 'move') this.move(key === 'k' ? 'ArrowUp' : 'ArrowDown');
    else if (name === 'mark') this.mark();
    else if (name === 'mark-range') this.range();
    else if (name === 'mark-none') this.anchor = undefined;
  }

  private move(arrow: 'ArrowUp' | 'ArrowDown'): void {
    if (!this.grid || !press(this.grid, arrow)) this.focusRow();
  }

  private mark(): void {
    const place = this.current();
    if (place) this.turn(place);
  }

  private range(): void {
    const place = this.current();
    if (place) this.extend(place);
  }

  private turn(place: Place): void {
    this.anchor = place.index;
    this.send('mark-item', { key: place.key });
  }

  private extend(place: Place): void {
    const from = this.anchor ?? place.index;
    this.anchor = place.index;
    this.send('mark-range', { first: Math.min(from, place.index), last: Math.max(from, place.index) });
  }

  /** A box only shows what the server knows of. */
  private clicked(e: MouseEvent): void {
    const box = e.composedPath()[0];
    if (!(box instanceof HTMLInputElement) || !box.classList.contains('plan-tick')) return;
    e.preventDefault();
    e.stopPropagation();
    const place = this.placeOf(e);
    if (!place) return;
    if (e.shiftKey) this.extend(place);
    else this.turn(place);
  }

  private current(): Place | undefined {
    const cell = this.grid?.shadowRoot?.activeElement;
    if (!cell) return undefined;
    let place: Place | undefined;
    const look = (e: Event): void => void (place = this.placeOf(e));
    this.grid!.addEventListener('item-place', look, { once: true });
    cell.dispatchEvent(new CustomEvent('item-place', { bubbles: true, composed: true }));
    this.grid!.removeEventListener('item-place', look);
    return place;
  }

  private keep(e: Event): void {
    const place = this.placeOf(e);
    if (place) this.at = place.index;
  }

  private placeOf(e: Event): Place | undefined {
    const context = this.grid?.getEventContext(e);
    if (context?.section !== 'body' || !context.item || context.index === undefined) return undefined;
    return { key: context.item.key, index: context.index };
  }

  private send(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

define('item-keys', ItemKeys);
