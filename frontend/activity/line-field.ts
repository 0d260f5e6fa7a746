import { html, nothing, type TemplateResult } from 'lit';

/** What the field says of itself. */
export interface FieldState {
  longest: number;
  placeholder: string;
  label: string;
  isOpen: boolean;
  /** the offer that Enter takes, -1 for none */
  at: number;
  isFaulty: boolean;
}

/** What happens in the field. */
export interface FieldEvents {
  input: () => void;
  keydown: (e: KeyboardEvent) => void;
  keyup: (e: KeyboardEvent) => void;
  focus: () => void;
  click: () => void;
  scroll: () => void;
  blur: () => void;
}

/** The field of the line: a combo box by its role, so that assistive tools tell of what is offered. */
export function lineField(state: FieldState, on: FieldEvents): TemplateResult {
  return html`<input
    type="text"
    role="combobox"
    dir="auto"
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    enterkeyhint="search"
    maxlength=${state.longest}
    placeholder=${state.placeholder}
    aria-label=${state.label}
    aria-autocomplete="list"
    aria-expanded=${state.isOpen}
    aria-controls="offers"
    aria-activedescendant=${state.isOpen && state.at >= 0 ? `offer-${state.at}` : nothing}
    aria-invalid=${state.isFaulty}
    aria-describedby="fault helper"
    @input=${on.input}
    @keydown=${on.keydown}
    @keyup=${on.keyup}
    @focus=${on.focus}
    @click=${on.click}
    @scroll=${on.scroll}
    @blur=${on.blur}
  />`;
}
