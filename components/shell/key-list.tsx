'use client';

import { Dialog } from '@/components/ui/dialog';

const keys: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['⌘ K', 'Ctrl K'], 'Find pages, containers and actions'],
  [['/'], 'Filter the list on this page'],
  [['?'], 'Show these keys'],
  [['Esc'], 'Close what is open; in a filter box, empty it'],
  [['Tab'], 'Go to the next control; arrow keys move within menus and tabs'],
];

export function KeyList({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-5 gap-y-2.5">
        {keys.map(([names, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="flex gap-1.5">
              {names.map((name) => (
                <kbd
                  key={name}
                  className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[0.8125rem] ring-1 ring-line"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
