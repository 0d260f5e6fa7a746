/** The keyboard's place in a <vaadin-grid>, which lies in its shadow. */

export interface Grid extends HTMLElement {
  getEventContext(e: Event): { section?: string; item?: { key: string }; index?: number };
  scrollToIndex(index: number): void;
}

export const cellOf = (grid: Grid): HTMLElement | null => grid.shadowRoot!.querySelector<HTMLElement>('#items [tabindex="0"]');

/** Moves the keyboard by an arrow key; false where it is not on the grid. */
export function press(grid: Grid, arrow: 'ArrowUp' | 'ArrowDown'): boolean {
  const cell = grid.shadowRoot?.activeElement;
  cell?.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true, composed: true, cancelable: true }));
  return Boolean(cell);
}
