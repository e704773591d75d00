'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { CornerDownLeft, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useId, useState } from 'react';
import { currentPageActions } from '@/components/shell/page-actions';
import { type Command, fixedCommands, matchingCommands } from '@/components/shell/palette/commands';
import { useContainerCommands } from '@/components/shell/palette/use-container-commands';
import type { ShellFacts } from '@/components/shell/shell-facts';

interface PaletteProps {
  facts: ShellFacts;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const mostShown = 50;

export function Palette({ facts, open, onOpenChange }: PaletteProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup className="pop fixed inset-x-3 top-3 z-40 mx-auto flex max-h-[min(30rem,80dvh)] max-w-160 flex-col overflow-hidden sm:top-[14dvh]">
          <Base.Title className="sr-only">Search</Base.Title>
          <PaletteSearch facts={facts} onDone={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteSearch({ facts, onDone }: { facts: ShellFacts; onDone: () => void }) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const containers = useContainerCommands(facts, true);
  const [fixed] = useState(() => fixedCommands(facts, currentPageActions()));
  const found = matchingCommands([...fixed, ...containers], text, mostShown);
  const position = Math.min(active, Math.max(0, found.length - 1));

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    if ('href' in command.target) router.push(command.target.href);
    else command.target.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (position + step + found.length) % Math.max(1, found.length);
      setActive(next);
      document.getElementById(`${listId}${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[position]);
    }
  };
  return (
    <>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-soft" />
        <input
          role="combobox"
          aria-label="Search pages, containers and actions"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}${position}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Pages, containers, actions"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-base outline-hidden"
        />
      </div>
      <div id={listId} role="listbox" aria-label="Results" className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {found.map((command, index) => (
          <Result
            key={command.id}
            id={`${listId}${index}`}
            command={command}
            isActive={index === position}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
      {found.length === 0 ? (
        <p className="px-4 pb-6 text-center text-ink-soft">Nothing is called that.</p>
      ) : null}
      <p role="status" className="sr-only">
        {found.length} results
      </p>
    </>
  );
}

interface ResultProps {
  id: string;
  command: Command;
  isActive: boolean;
  onChoose: () => void;
}

function Result({ id, command, isActive, onChoose }: ResultProps) {
  return (
    // The cursor stays in the input, which handles the keys for whichever result is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onChoose}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2.5 py-1 hover:bg-hover aria-selected:bg-accent-soft pointer-coarse:min-h-11"
    >
      <span className="min-w-0 truncate">{command.label}</span>
      <span className="ml-auto shrink-0 text-[0.8125rem] text-ink-soft">{command.note}</span>
      <CornerDownLeft
        aria-hidden
        className={`size-3.5 shrink-0 text-ink-soft ${isActive ? '' : 'invisible'}`}
      />
    </div>
  );
}
