import type { ReactNode } from 'react';

const indents = ['', 'pl-5', 'pl-10', 'pl-15', 'pl-20', 'pl-25'];

/** A name set in by how deep it is in a tree. */
export function TreeName({ depth, children }: { depth: number; children: ReactNode }) {
  return (
    <span
      className={`flex min-w-0 items-center gap-1.5 ${indents[Math.min(depth, indents.length - 1)] ?? ''}`}
    >
      {depth > 0 ? (
        <svg
          viewBox="0 0 12 12"
          aria-hidden
          className="size-3 shrink-0 text-line-strong"
          fill="none"
          stroke="currentColor"
        >
          <path d="M2 0v6.5h8" />
        </svg>
      ) : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
