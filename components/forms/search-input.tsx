'use client';

import { useId, useState } from 'react';
import { TextInput } from '@/components/ui/text-input';

export interface SearchChoice {
  readonly value: string;
  /** What is shown and typed. */
  readonly label: string;
  readonly hint?: string;
}

interface SearchInputProps {
  /** What is chosen; "" for nothing. */
  value: string;
  /** How what is chosen is written. */
  shown?: string;
  choices: readonly SearchChoice[];
  onChange: (value: string) => void;
  /** Gets each text that is typed, for choices that are asked for. */
  onSearch?: (text: string) => void;
  placeholder?: string;
}

/**
 * Choosing one of very many by typing: the platform's own suggestions, which work with every keyboard,
 * reader and phone. What is no choice chooses nothing.
 */
export function SearchInput({ value, shown, choices, onChange, onSearch, placeholder }: SearchInputProps) {
  const id = useId();
  const written = shown ?? choices.find((choice) => choice.value === value)?.label ?? value;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  const take = (next: string) => {
    setTyped(next);
    onSearch?.(next);
    const found = choices.find(({ label }) => label === next) ?? choices.find((each) => each.value === next);
    if (found) onChange(found.value);
    else if (next === '') onChange('');
  };
  return (
    <>
      <TextInput
        type="search"
        list={id}
        value={text}
        placeholder={placeholder}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <datalist id={id}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.label} label={choice.hint} />
        ))}
      </datalist>
    </>
  );
}
