'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { Queries } from '@/components/queries/queries';
import { currentPageActions } from '@/components/shell/page-actions';
import { type Command, fixedCommands, groupedCommands } from '@/components/shell/palette/commands';
import { useFoundRecords } from '@/components/shell/palette/found-records';
import { resourceCommand, useFoundResources } from '@/components/shell/palette/found-resources';
import { PaletteResults } from '@/components/shell/palette/palette-results';
import { recentResources, rememberResource } from '@/components/shell/palette/recent-resources';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { navigate } from '@/components/ui/navigate';

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
          <Queries>
            <PaletteSearch facts={facts} onDone={() => onOpenChange(false)} />
          </Queries>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteSearch({ facts, onDone }: { facts: ShellFacts; onDone: () => void }) {
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [fixed] = useState(() => fixedCommands(facts, currentPageActions()));
  const [recent] = useState(() => recentResources(facts.username));
  const found = useFoundResources(text);
  const resources = useMemo(() => {
    const isAsked = text.trim() !== '';
    return new Map(
      (isAsked ? found.hits : recent).flatMap((hit) => {
        const command = resourceCommand(hit, facts, isAsked ? undefined : 'Recent');
        return command ? [[command, hit] as const] : [];
      }),
    );
  }, [text, found.hits, recent, facts]);
  const records = useFoundRecords(text, facts);
  const groups = useMemo(() => {
    const isOfPage = ({ group }: Command) => group === 'On this page';
    const offered = [
      ...fixed.filter(isOfPage),
      ...resources.keys(),
      ...records,
      ...fixed.filter((command) => !isOfPage(command)),
    ];
    return groupedCommands(offered, text, mostShown);
  }, [fixed, resources, records, text]);
  const shown = groups.flatMap(({ commands }) => commands);
  const position = Math.min(active, Math.max(0, shown.length - 1));

  const choose = (command: Command | undefined) => {
    if (!command) return;
    const hit = resources.get(command);
    if (hit) rememberResource(facts.username, hit);
    onDone();
    if ('href' in command.target) navigate(command.target.href);
    else command.target.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (position + step + shown.length) % Math.max(1, shown.length);
      setActive(next);
      document.getElementById(`${listId}${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[position]);
    }
  };
  const isNothing = shown.length === 0 && !found.isBehind;
  return (
    <>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-soft" />
        <input
          role="combobox"
          aria-label="Search pages, resources and actions"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={shown.length > 0 ? `${listId}${position}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Anything on any cluster, pages, actions"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-base outline-hidden"
        />
      </div>
      <PaletteResults listId={listId} groups={groups} position={position} onChoose={choose} />
      {isNothing ? (
        <p className="px-4 pb-6 text-center text-ink-soft">
          {found.error ? 'The clusters cannot be searched at this moment.' : 'Nothing is called that.'}
        </p>
      ) : null}
      {found.more > 0 ? (
        <p className="border-line border-t px-4 py-2 text-[0.8125rem] text-ink-soft">
          And {found.more.toLocaleString('en')} more: type more of the name.
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {shown.length} results
      </p>
    </>
  );
}
