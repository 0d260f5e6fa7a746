/** What had no room is told in full by a title, made as somebody points at it. */

/** How far above what is pointed at the text may be that is cut. */
const REACH = 3;

const given = new WeakMap<Element, string>();

document.addEventListener('pointerover', (e) => look(e.composedPath()), { passive: true });

function look(path: EventTarget[]): void {
  for (const node of path.slice(0, REACH)) {
    if (!(node instanceof HTMLElement) || isTold(node)) return;
    explain(node);
  }
}

/** By a title or a tooltip that its page gave it. */
function isTold(node: HTMLElement): boolean {
  return (node.title !== '' && node.title !== given.get(node)) || node.closest('vaadin-grid')?.querySelector('vaadin-tooltip') != null;
}

function explain(node: HTMLElement): void {
  const text = isCut(node) ? (node.textContent ?? '').trim() : '';
  if (text !== '') {
    given.set(node, text);
    node.title = text;
  } else if (given.delete(node)) {
    node.removeAttribute('title');
  }
}

function isCut(node: HTMLElement): boolean {
  const style = getComputedStyle(node);
  const folds = style.webkitLineClamp !== 'none' && style.webkitLineClamp !== '';
  return (style.textOverflow === 'ellipsis' && node.scrollWidth > node.clientWidth) || (folds && node.scrollHeight > node.clientHeight);
}
