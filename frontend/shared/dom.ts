/** Small helpers for DOM that is built once and then only touched where it changed. */

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  parent?: Element,
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  parent?.append(node);
  return node;
}

export function cell(className: string, parent: Element): HTMLDivElement {
  const node = el('div', className, parent);
  node.setAttribute('role', 'gridcell');
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  parent?: Element,
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, tag) as SVGElementTagNameMap[K];
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}

/** A text that writes to the DOM only when it differs; its node comes with the first one, since an element may have no children while it is made. */
export class LiveText {
  readonly host: HTMLElement;
  private readonly node = document.createTextNode('');
  private last = '';

  constructor(host: HTMLElement) {
    this.host = host;
  }

  set(value: string): void {
    if (value !== this.last) {
      this.last = value;
      if (this.node.parentNode !== this.host) this.host.append(this.node);
      this.node.data = value;
    }
  }
}

/** An attribute or style value that writes only when it differs. */
export class Live<T> {
  private last: T | undefined;
  private readonly write: (value: T) => void;

  constructor(write: (value: T) => void) {
    this.write = write;
  }

  set(value: T): void {
    if (value !== this.last) {
      this.last = value;
      this.write(value);
    }
  }
}

/** Sets the attribute, or removes it for null. */
export function attribute(node: Element, name: string): Live<string | null> {
  return new Live((value) => (value === null ? node.removeAttribute(name) : node.setAttribute(name, value)));
}

/** Registers an element once, also when a module is evaluated twice. */
export function define(name: string, type: CustomElementConstructor): void {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}

/** Listens, and returns the way out. */
export function listen(target: EventTarget, type: string, listener: (e: Event) => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
