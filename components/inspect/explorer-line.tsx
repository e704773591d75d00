'use client';

import { ChevronRight } from 'lucide-react';
import { Highlighted } from '@/components/inspect/highlighted';
import { scalarText, type TreeLine } from '@/components/inspect/tree-lines';

interface ExplorerLineProps {
  id: string;
  line: TreeLine;
  search: string;
  /** The one that the Tab key reaches. */
  isCurrent: boolean;
  onCurrent: (path: string) => void;
  onOpen: (line: TreeLine, isOpen: boolean) => void;
}

const indents = ['pl-0', 'pl-4', 'pl-8', 'pl-12', 'pl-16', 'pl-20', 'pl-24', 'pl-28', 'pl-32'];

export function ExplorerLine({ id, line, search, isCurrent, onCurrent, onOpen }: ExplorerLineProps) {
  const { name, level, value, size, isOpen } = line;
  const canOpen = size > 0;
  const isText = typeof value === 'string' || (value !== null && typeof value === 'object');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={canOpen ? isOpen : undefined}
      aria-selected={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => onCurrent(line.path)}
      onClick={() => {
        onCurrent(line.path);
        if (canOpen && window.getSelection()?.isCollapsed !== false) onOpen(line, !isOpen);
      }}
      className="cursor-default scroll-mt-20 rounded px-1 py-0.5 -outline-offset-2 hover:bg-hover aria-selected:bg-accent-soft pointer-coarse:py-1.5"
    >
      <span className={`flex items-start gap-1 ${indents[Math.min(level, indents.length) - 1] ?? ''}`}>
        <ChevronRight
          aria-hidden
          className={`mt-0.5 size-3.5 shrink-0 text-ink-soft transition-transform ${canOpen ? '' : 'invisible'} ${isOpen ? 'rotate-90' : ''}`}
        />
        <span className="shrink-0 text-ink-soft">
          <Highlighted text={name} search={search} />:
        </span>
        {canOpen ? (
          <span className="text-ink-soft">{Array.isArray(value) ? `[${size}]` : `{${size}}`}</span>
        ) : (
          <span className={`min-w-0 break-all ${isText ? '' : 'text-accent'}`}>
            <Highlighted text={scalarText(value)} search={search} />
          </span>
        )}
      </span>
    </div>
  );
}
