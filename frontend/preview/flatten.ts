/** JSON as a flat list of fields with dotted paths. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A field of a record: a plain value, or a list of plain values. */
export type Leaf = null | boolean | number | string | Array<null | boolean | number | string>;

const plain = (value: Json): boolean => value === null || typeof value !== 'object';

/** {a: {b: 1}, tags: ['x'], images: [{src: 's'}]} -> a.b, tags, images[0].src */
export function flatten(value: Json | undefined): Map<string, Leaf> {
  const fields = new Map<string, Leaf>();
  if (value !== undefined && value !== null) walk(value, '', fields);
  return fields;
}

function walk(value: Json, path: string, fields: Map<string, Leaf>): void {
  if (Array.isArray(value)) {
    if (value.every(plain)) fields.set(path || '[]', value as Leaf);
    else value.forEach((item, i) => walk(item, `${path}[${i}]`, fields));
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0 && path) fields.set(path, '{}');
    entries.forEach(([key, item]) => walk(item, path ? `${path}.${key}` : key, fields));
  } else {
    fields.set(path || '(value)', value as Leaf);
  }
}

export type Change = 'same' | 'changed' | 'added' | 'removed';

export interface FieldPair {
  path: string;
  before: Leaf | undefined;
  after: Leaf | undefined;
  change: Change;
}

/** Fields of both sides: in the order of the one that will be, what vanishes where it stood before. */
export function pairs(before: Json | undefined, after: Json | undefined): FieldPair[] {
  const old = flatten(before);
  const next = flatten(after);
  const paths = [...old.keys()];
  let at = 0;
  for (const path of next.keys()) {
    const known = paths.indexOf(path);
    if (known >= 0) at = known + 1;
    else paths.splice(at++, 0, path);
  }
  return paths.map((path) => {
    const pair = { path, before: old.get(path), after: next.get(path) };
    return { ...pair, change: changeOf(pair.before, pair.after) };
  });
}

function changeOf(before: Leaf | undefined, after: Leaf | undefined): Change {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed';
}
