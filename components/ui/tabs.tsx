'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
  /** Fetches what the content is made of, when somebody reaches for the tab. */
  prepare?: () => unknown;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  value: string;
  /** Keep it in the query (nuqs), so that a tab can be linked. */
  onChange: (value: string) => void;
}

/** Only the panel in view is mounted. Arrow keys move among the tabs; Enter or Space opens one. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const id = useId();
  // A link may name a tab that somebody else has, or that is no longer there.
  const current = tabs.find((tab) => tab.value === value) ?? tabs[0];
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={moveFocus}
        className="relative mb-5 flex gap-1 overflow-x-auto border-line border-b"
      >
        {tabs.map((tab) => {
          const isCurrent = tab === current;
          return (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={isCurrent}
              aria-controls={isCurrent ? `${id}-panel` : undefined}
              tabIndex={isCurrent ? 0 : -1}
              onClick={() => onChange(tab.value)}
              onPointerEnter={tab.prepare}
              onFocus={tab.prepare}
              className="-mb-px h-9.5 whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-ink-soft -outline-offset-2 transition-colors hover:text-ink aria-selected:border-accent aria-selected:text-ink pointer-coarse:h-11"
            >
              {tab.label}
            </button>
          );
        })}
      </div>
      {current ? (
        <div
          key={current.value}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${current.value}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls is scrolled from the keyboard
          tabIndex={0}
          className="-outline-offset-2"
        >
          {current.content}
        </div>
      ) : null}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? tabs.indexOf(focused) : -1;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}
