'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import type { PickerSource } from '@/components/records/picker-sources';
import { useSettled } from '@/components/records/use-settled';
import { useFieldAttributes } from '@/components/ui/field';
import { controlClass } from '@/components/ui/text-input';

interface PickerProps {
  source: PickerSource;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  label?: string | undefined;
  readOnly?: boolean | undefined;
}

const settleMs = 150;

/** Chooses one of many records: what is typed is searched for on the server. */
export function Picker({ source, value, onChange, placeholder, label, readOnly }: PickerProps) {
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = text !== null;
  const wanted = useSettled(text ?? '', settleMs);
  const attributes = useFieldAttributes();
  const {
    data: found = [],
    isPending,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['picker', source.name, wanted],
    queryFn: ({ signal }) => source.search(wanted, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  const canBeNothing = value !== '' && placeholder !== undefined && !attributes['aria-required'];
  const options =
    canBeNothing && wanted === '' ? [{ value: '', label: placeholder, note: '' }, ...found] : found;
  const position = Math.min(active, Math.max(0, options.length - 1));
  const choose = (chosen: string) => {
    onChange(chosen);
    setText(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) setText('');
      else setActive((position + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      // What is listed is still what was typed before.
      if (isPending || isPlaceholderData || wanted !== text) return;
      const option = options[position];
      if (option) choose(option.value);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      event.preventDefault();
      setText(null);
    }
  };
  return (
    <div className="relative">
      <input
        {...attributes}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options.length > 0 ? `${listId}${position}` : undefined}
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        placeholder={placeholder ?? 'Type to search'}
        value={text ?? source.words(value)}
        onFocus={(event) => event.target.select()}
        onClick={() => !readOnly && setText((before) => before ?? '')}
        onBlur={() => setText(null)}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className={`h-9 pointer-coarse:h-11 ${controlClass}`}
      />
      {isOpen ? (
        <div
          id={listId}
          role="listbox"
          aria-label="Results"
          tabIndex={-1}
          className="pop absolute inset-x-0 top-full z-50 mt-1 max-h-60 overflow-y-auto p-1"
        >
          {options.map((option, index) => (
            // The cursor stays in the input, which handles the keys.
            <div
              key={option.value}
              id={`${listId}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === position}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(option.value);
              }}
              className="flex min-h-8 cursor-default items-center gap-3 rounded-md px-2.5 py-1 hover:bg-hover aria-selected:bg-accent-soft pointer-coarse:min-h-11"
            >
              <span className="min-w-0 truncate">{option.label}</span>
              <span className="ml-auto min-w-0 shrink truncate text-[0.8125rem] text-ink-soft">
                {option.note}
              </span>
            </div>
          ))}
          {options.length === 0 ? (
            <p className="px-2.5 py-2 text-ink-soft">{isPending ? 'Searching' : 'Nothing is called that.'}</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
