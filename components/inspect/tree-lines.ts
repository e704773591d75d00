/** One line of a JSON value shown as a tree. */
export interface TreeLine {
  /** As jq writes it, e.g. `.HostConfig.PortBindings["80/tcp"][0]`; names the line among all. */
  readonly path: string;
  readonly name: string;
  /** From 1, as `aria-level` counts. */
  readonly level: number;
  /** Among its siblings that are shown, from 1. */
  readonly position: number;
  readonly siblings: number;
  readonly value: unknown;
  /** How many entries it holds; 0 for what cannot be opened. */
  readonly size: number;
  readonly isOpen: boolean;
  readonly isMatch: boolean;
}

interface Found {
  readonly isMatch: boolean;
  /** It or something in it matches. */
  readonly holdsMatch: boolean;
}

/**
 * The lines of a value that are in view.
 *
 * @param isOpen whether the person has opened the line, before any search
 * @param search keeps what has it in its key or its value, with what leads there; with a dot or a
 *   bracket it is looked for in paths, e.g. `HostConfig.Mem`
 */
export function treeLines(
  value: unknown,
  isOpen: (path: string, level: number, size: number) => boolean,
  search: string,
): readonly TreeLine[] {
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? null : findIn(value, wanted);
  const lines: TreeLine[] = [];
  const walk = (holder: unknown, path: string, level: number, isInMatch: boolean) => {
    const children = entriesOf(holder)
      .map(([name, inner]) => ({ name, inner, path: childPath(holder, path, name) }))
      .filter((child) => !found || isInMatch || found.get(child.path)?.holdsMatch);
    children.forEach(({ name, inner, path: at }, index) => {
      const size = entriesOf(inner).length;
      const { isMatch = false, holdsMatch = false } = found?.get(at) ?? {};
      const leadsToMatch = found !== null && holdsMatch && someChildHolds(inner, at, found);
      const open = size > 0 && (leadsToMatch || isOpen(at, level, size));
      const place = { position: index + 1, siblings: children.length, level };
      lines.push({ path: at, name, ...place, value: inner, size, isOpen: open, isMatch });
      if (open) walk(inner, at, level + 1, isInMatch || (isMatch && !leadsToMatch));
    });
  };
  walk(value, '', 1, false);
  return lines;
}

/** Every path that can be opened. */
export function openablePaths(value: unknown, path = ''): string[] {
  return entriesOf(value).flatMap(([name, inner]) => {
    if (entriesOf(inner).length === 0) return [];
    const at = childPath(value, path, name);
    return [at, ...openablePaths(inner, at)];
  });
}

/** A value as it is copied: text as it is, everything else as JSON. */
export function copyText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** A value that cannot be opened, as it is shown. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (value !== null && typeof value === 'object') return Array.isArray(value) ? '[ ]' : '{ }';
  return String(value);
}

function findIn(root: unknown, wanted: string): ReadonlyMap<string, Found> {
  const byPath = /[.[]/.test(wanted);
  const found = new Map<string, Found>();
  const visit = (holder: unknown, path: string): boolean => {
    let any = false;
    for (const [name, inner] of entriesOf(holder)) {
      const at = childPath(holder, path, name);
      const texts = byPath ? [at] : [Array.isArray(holder) ? '' : name];
      const isLeaf = entriesOf(inner).length === 0;
      if (isLeaf) texts.push(scalarText(inner));
      const isMatch = texts.some((text) => text.toLowerCase().includes(wanted));
      const inside = visit(inner, at);
      found.set(at, { isMatch, holdsMatch: isMatch || inside });
      any ||= isMatch || inside;
    }
    return any;
  };
  visit(root, '');
  return found;
}

function someChildHolds(holder: unknown, path: string, found: ReadonlyMap<string, Found>): boolean {
  return entriesOf(holder).some(([name]) => found.get(childPath(holder, path, name))?.holdsMatch);
}

function entriesOf(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' ? Object.entries(value) : [];
}

function childPath(holder: unknown, path: string, name: string): string {
  if (Array.isArray(holder)) return `${path}[${name}]`;
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
