/** Reads the search line as SearchLine.java does, as far as typing it needs. */

export interface Value {
  text: string;
  hint: string;
}

export interface Qualifier {
  name: string;
  hint: string;
  excludable: boolean;
  values: Value[];
}

export interface Vocabulary {
  qualifiers: Qualifier[];
  people: string[];
}

export interface Part {
  from: number;
  to: number;
  text: string;
  excluded: boolean;
  /** in lower case; undefined for a word */
  name: string | undefined;
  valueFrom: number;
  value: string;
}

const SPACE = ' \\t\\n\\v\\f\\r';
const PART = new RegExp(`(-?)(?:([A-Za-z]+):)?("(?:[^"\\\\]|\\\\.)*"?|[^${SPACE}"]+|)(?=[${SPACE}]|$)|[^${SPACE}]+`, 'g');
const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;
const LENGTH = /^[1-9]\d{0,4}[mhd]$/;

export function parts(line: string): Part[] {
  const found: Part[] = [];
  for (const match of line.matchAll(PART)) {
    const text = match[0];
    if (text === '') continue;
    const from = match.index;
    const value = match[3] ?? text;
    const to = from + text.length;
    found.push({ from, to, text, excluded: match[1] === '-', name: match[2]?.toLowerCase(), valueFrom: to - value.length, value });
  }
  return found;
}

export const partAt = (line: string, caret: number): Part | undefined =>
  parts(line).find((part) => part.from <= caret && caret <= part.to);

/** What stands in quotes, or all of it. */
export const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1).replace(/(?<!\\)"$/, '').replace(/\\(.)/g, '$1') : text;

export const quoted = (text: string): string =>
  /[\s"\\:]/.test(text) || text.startsWith('-') ? `"${text.replace(/(["\\])/g, '\\$1')}"` : text;

/**
 * Whether the part that is being written is finished: 'no' where searching for it would find nothing or only say that it
 * can't be read, 'maybe' where a word may become a qualifier.
 */
export function finished(line: string, caret: number, known: Vocabulary): 'yes' | 'no' | 'maybe' {
  const part = partAt(line, caret);
  if (!part) return 'yes';
  if (part.name === undefined) return part.excluded ? 'no' : maybeName(part.text, known) ? 'maybe' : 'yes';
  const qualifier = known.qualifiers.find((one) => one.name === part.name);
  if (!qualifier || part.value === '') return 'no';
  return complete(qualifier, part.value, known) ? 'yes' : 'no';
}

const maybeName = (text: string, known: Vocabulary): boolean =>
  known.qualifiers.some((one) => one.name.startsWith(text.toLowerCase()));

function complete(qualifier: Qualifier, value: string, known: Vocabulary): boolean {
  switch (qualifier.name) {
    case 'user':
      return known.people.some((name) => name.toLowerCase() === unquoted(value).toLowerCase());
    case 'sync':
      return unquoted(value) !== '';
    case 'last':
      return LENGTH.test(value);
    case 'after':
    case 'before':
      return DAY.test(value);
    default:
      return value.toLowerCase().split(',').every((item) => qualifier.values.some((one) => one.text === item));
  }
}
