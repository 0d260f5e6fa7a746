import { html, type TemplateResult } from 'lit';
import { parts } from './line-parts';

export interface Fault {
  /** the line it was found in */
  line: string;
  from: number;
  to: number;
  text: string;
}

/** The line once more, to be laid behind the field: only grounds and underlines of it are seen, so the caret can't be wrong. */
export function mirror(line: string, known: ReadonlySet<string>, fault: Fault | undefined): TemplateResult {
  const pieces: unknown[] = [];
  let done = 0;
  for (const part of parts(line)) {
    pieces.push(line.slice(done, part.from));
    const isQualified = part.name !== undefined && known.has(part.name);
    const isFaulty = fault?.line === line && fault.from === part.from && fault.to > fault.from;
    pieces.push(isFaulty ? html`<i>${part.text}</i>` : isQualified ? html`<b>${part.text}</b>` : part.text);
    done = part.to;
  }
  pieces.push(line.slice(done));
  return html`${pieces}`;
}
