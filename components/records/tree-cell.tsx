'use client';

import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { TreeNode } from '@/components/records/use-record-tree';

const indents = ['', 'pl-5', 'pl-10', 'pl-15', 'pl-20', 'pl-25', 'pl-30', 'pl-35'];

interface TreeCellProps<T> {
  node: TreeNode<T>;
  name: string;
  children: ReactNode;
}

/** A name set in by its depth, with what opens it. */
export function TreeCell<T>({ node: { depth, isOpen, toggle }, name, children }: TreeCellProps<T>) {
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if ((key === 'ArrowRight' && isOpen === false) || (key === 'ArrowLeft' && isOpen)) toggle();
  };
  return (
    <span className={`flex min-w-0 items-center gap-1 ${indents[Math.min(depth, indents.length - 1)] ?? ''}`}>
      {isOpen === null ? (
        <span className={`size-6 shrink-0 ${depth === 0 ? 'max-sm:hidden' : ''}`} />
      ) : (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${name}`}
          onClick={toggle}
          onKeyDown={onKeyDown}
          className="grid size-6 shrink-0 place-items-center rounded text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-9"
        >
          <ChevronRight aria-hidden className={`size-4 ${isOpen ? 'rotate-90' : ''}`} />
        </button>
      )}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
