'use client';

import { type ReactNode, useId, useMemo, useState } from 'react';
import { ExplorerLine } from '@/components/inspect/explorer-line';
import { copyText, openablePaths, type TreeLine, treeLines } from '@/components/inspect/tree-lines';
import { useTreeKeys } from '@/components/inspect/use-tree-keys';
import { Button } from '@/components/ui/button';
import { CopyButton, CopyTextButton } from '@/components/ui/code-block';
import { FilterBox } from '@/components/ui/filter-box';

interface JsonExplorerProps {
  /** What it is the inside of, for screen readers. */
  label: string;
  value: unknown;
  /** Beside "Copy as JSON", e.g. a button that asks anew. */
  actions?: ReactNode;
}

/** So many lines are drawn before one is asked whether to draw more. */
const linesAtOnce = 1_000;

/** The top level is open where that does not bury the rest. */
const opensByItself = (level: number, size: number) => level === 1 && size <= 12;

/**
 * Any JSON as a tree: searched by key, value or path (`/`), opened and closed, walked through by
 * arrow keys, with the path and the value of each line to copy.
 */
export function JsonExplorer({ label, value, actions }: JsonExplorerProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = useState<string | null>(null);
  const [limit, setLimit] = useState(linesAtOnce);
  const lines = useMemo(
    () =>
      treeLines(
        value,
        (path, level, size) => opened.get(path) ?? (search === '' && opensByItself(level, size)),
        search,
      ),
    [value, opened, search],
  );
  const shown = lines.slice(0, limit);
  const at = shown.find(({ path }) => path === current) ?? shown.find(({ isMatch }) => isMatch) ?? shown[0];
  const matches = search === '' ? 0 : lines.filter(({ isMatch }) => isMatch).length;
  const open = (line: TreeLine, isOpen: boolean) =>
    setOpened((before) => new Map(before).set(line.path, isOpen));
  const openAll = (isOpen: boolean) =>
    setOpened(new Map(openablePaths(value).map((path) => [path, isOpen] as const)));
  const idOf = (line: TreeLine) => `${id}${line.path}`;
  const onKeyDown = useTreeKeys({ lines: shown, at, idOf, onMove: setCurrent, onOpen: open });

  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <div className="flex flex-wrap items-center gap-2 border-line border-b p-2">
        <FilterBox
          label="Search keys and values"
          value={search}
          onChange={(next) => {
            setSearch(next);
            setCurrent(null);
          }}
        />
        <p role="status" className="text-[0.8125rem] text-ink-soft tabular-nums">
          {search === '' ? '' : matches === 1 ? '1 match' : `${matches} matches`}
        </p>
        <div className="ml-auto flex items-center gap-1">
          <Button size="small" tone="quiet" onClick={() => openAll(true)}>
            Open all
          </Button>
          <Button size="small" tone="quiet" onClick={() => openAll(false)}>
            Close all
          </Button>
          {actions}
          <CopyButton text={JSON.stringify(value, null, 2)} label="Copy all as JSON" />
        </div>
      </div>
      {at ? (
        <div className="flex min-h-10 items-center gap-1 border-line border-b bg-sunken px-2">
          <code className="min-w-0 grow truncate px-1 font-mono text-[0.8125rem]" title={at.path}>
            {at.path}
          </code>
          <CopyTextButton text={at.path}>Copy path</CopyTextButton>
          <CopyTextButton text={copyText(at.value)}>Copy value</CopyTextButton>
        </div>
      ) : (
        <p className="px-4 py-8 text-center text-ink-soft">No key and no value has “{search}” in it.</p>
      )}
      {at ? (
        <div
          role="tree"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="overflow-x-auto p-2 font-mono text-[0.8125rem]"
        >
          {shown.map((line) => (
            <ExplorerLine
              key={line.path}
              id={idOf(line)}
              line={line}
              search={search}
              isCurrent={line === at}
              onCurrent={setCurrent}
              onOpen={open}
            />
          ))}
        </div>
      ) : null}
      {lines.length > limit ? (
        <div className="border-line border-t p-2">
          <Button size="small" onClick={() => setLimit(limit + linesAtOnce)}>
            Show more of the {(lines.length - limit).toLocaleString('en')} other lines
          </Button>
        </div>
      ) : null}
    </div>
  );
}
