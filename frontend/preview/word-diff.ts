/** What two texts have in common, by words (or lines). */

export interface Part {
  text: string;
  kind: 'same' | 'gone' | 'new';
}

const LIMIT = 600;

export function words(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return Array.from(segments, (s) => s.segment);
}

/** Longest common subsequence after cutting equal ends; very long texts are replaced as a whole. */
export function diff(before: string[], after: string[]): Part[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return joined([...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))]);
}

const same = (tokens: string[]): Part[] => tokens.map((text) => ({ text, kind: 'same' }));

function between(a: string[], b: string[]): Part[] {
  if (a.length > LIMIT || b.length > LIMIT) {
    return [
      { text: a.join(''), kind: 'gone' },
      { text: b.join(''), kind: 'new' },
    ];
  }
  const lengths = table(a, b);
  const parts: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ text: a[i]!, kind: 'same' });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      parts.push({ text: a[i++]!, kind: 'gone' });
    } else {
      parts.push({ text: b[j++]!, kind: 'new' });
    }
  }
  return parts;
}

function table(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}

/** A blank between two changed words belongs to them: one mark instead of many. */
function joined(parts: Part[]): Part[] {
  const result: Part[] = [];
  for (const kind of ['gone', 'new'] as const) bridge(parts, kind);
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else if (part.text) result.push({ ...part });
  }
  return result;
}

function bridge(parts: Part[], kind: 'gone' | 'new'): void {
  for (let i = 1; i < parts.length - 1; i++) {
    const blank = parts[i]!;
    if (blank.kind !== 'same' || blank.text.trim() !== '') continue;
    if (parts[i - 1]!.kind === kind && parts[i + 1]!.kind === kind) {
      const other = kind === 'gone' ? 'new' : 'gone';
      parts.splice(i, 1, { text: blank.text, kind }, { text: blank.text, kind: other });
    }
  }
}
