import { define } from './dom';

/** <found-text>: a text with parts of it marked. `places` are where they begin and end: from, to, from, to. Never HTML. */
export class FoundText extends HTMLElement {
  private shown = '';
  private marks: number[] = [];

  set text(text: string) {
    this.shown = text ?? '';
    this.paint();
  }

  set places(places: number[]) {
    this.marks = places ?? [];
    this.paint();
  }

  private paint(): void {
    let done = 0;
    const nodes: Node[] = [];
    for (let i = 0; i + 1 < this.marks.length; i += 2) {
      const mark = document.createElement('mark');
      mark.textContent = this.shown.slice(this.marks[i], this.marks[i + 1]);
      nodes.push(document.createTextNode(this.shown.slice(done, this.marks[i])), mark);
      done = this.marks[i + 1];
    }
    nodes.push(document.createTextNode(this.shown.slice(done)));
    this.replaceChildren(...nodes);
  }
}

define('found-text', FoundText);
