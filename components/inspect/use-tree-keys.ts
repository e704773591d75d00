import type { KeyboardEvent } from 'react';
import type { TreeLine } from '@/components/inspect/tree-lines';

interface TreeKeys {
  lines: readonly TreeLine[];
  at: TreeLine | undefined;
  /** Of the line's element. */
  idOf: (line: TreeLine) => string;
  onMove: (path: string) => void;
  onOpen: (line: TreeLine, isOpen: boolean) => void;
}

/** The keys of a tree as the ARIA practices give them: up, down, in and out, first and last. */
export function useTreeKeys({ lines, at, idOf, onMove, onOpen }: TreeKeys) {
  const moveTo = (line: TreeLine | undefined) => {
    if (!line) return;
    onMove(line.path);
    document.getElementById(idOf(line))?.focus();
  };
  return (event: KeyboardEvent) => {
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = lines.indexOf(at);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(lines[index + 1]),
      ArrowUp: () => moveTo(lines[index - 1]),
      Home: () => moveTo(lines[0]),
      End: () => moveTo(lines.at(-1)),
      ArrowRight: () => {
        if (at.isOpen) moveTo(lines[index + 1]);
        else if (at.size > 0) onOpen(at, true);
      },
      ArrowLeft: () => {
        if (at.isOpen) onOpen(at, false);
        else moveTo(lines.slice(0, index).findLast(({ level }) => level < at.level));
      },
      Enter: () => at.size > 0 && onOpen(at, !at.isOpen),
      ' ': () => at.size > 0 && onOpen(at, !at.isOpen),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}
