'use client';

import { ArrowDown, ArrowUp, CaseSensitive, Clock, Download, ListFilter, WrapText } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type LogOptions,
  type SetLogOptions,
  sinceChoices,
  sinceLabels,
} from '@/components/logs/log-options';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-styles';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { typedQuery } from '@/components/ui/typed-query';

interface LogToolbarProps {
  options: LogOptions;
  setOptions: SetLogOptions;
  matchCount: number;
  /** Which match search stands on, from 1; 0 for none. */
  matchPlace: number;
  onStep: (by: 1 | -1) => void;
  onDownload: () => void;
  controls?: ReactNode;
}

export function LogToolbar({
  options,
  setOptions,
  matchCount,
  matchPlace,
  onStep,
  onDownload,
  controls,
}: LogToolbarProps) {
  const hasSearch = options.find !== '';
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b p-2">
      <search className="flex min-w-0 grow basis-80 flex-wrap items-center gap-1 sm:flex-nowrap lg:max-w-2xl">
        <TextInput
          type="search"
          className="max-sm:basis-full"
          aria-label="Search the log"
          placeholder="Search the log"
          value={options.find}
          onChange={(event) => void setOptions({ find: event.target.value || null }, typedQuery)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          }}
        />
        <Toggle
          label="Match case"
          isOn={options.case}
          onPress={() => void setOptions({ case: !options.case })}
        >
          <CaseSensitive aria-hidden />
        </Toggle>
        <Toggle
          label="Only lines that match"
          isOn={options.only}
          onPress={() => void setOptions({ only: !options.only })}
        >
          <ListFilter aria-hidden />
        </Toggle>
        <Toggle label="Previous match" onPress={() => onStep(-1)} isDisabled={matchCount === 0}>
          <ArrowUp aria-hidden />
        </Toggle>
        <Toggle label="Next match" onPress={() => onStep(1)} isDisabled={matchCount === 0}>
          <ArrowDown aria-hidden />
        </Toggle>
        <span
          role="status"
          className="min-w-20 whitespace-nowrap text-[0.8125rem] text-ink-soft empty:hidden"
        >
          {hasSearch ? matchText(matchPlace, matchCount) : ''}
        </span>
      </search>
      <div className="flex min-w-0 items-center gap-1 max-sm:w-full sm:ml-auto">
        {controls}
        <Select
          aria-label="Since when"
          className="w-44 min-w-0 shrink max-sm:grow"
          value={options.since}
          onChange={(event) => {
            const since = sinceChoices.find((choice) => choice === event.target.value);
            if (since) void setOptions({ since });
          }}
          options={sinceChoices.map((value) => ({ value, label: sinceLabels[value] }))}
        />
        <Toggle
          label="Timestamps"
          isOn={options.time}
          onPress={() => void setOptions({ time: !options.time })}
        >
          <Clock aria-hidden />
        </Toggle>
        <Toggle
          label="Wrap long lines"
          isOn={options.wrap}
          onPress={() => void setOptions({ wrap: !options.wrap })}
        >
          <WrapText aria-hidden />
        </Toggle>
        <Button onClick={onDownload}>
          <Download aria-hidden />
          <span className="max-sm:sr-only">Download</span>
        </Button>
      </div>
    </div>
  );
}

interface ToggleProps {
  label: string;
  /** Left out for a plain button. */
  isOn?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Toggle({ label, isOn, isDisabled = false, onPress, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      disabled={isDisabled}
      onClick={onPress}
      className={buttonClass('quiet', 'icon', 'aria-pressed:bg-accent-soft aria-pressed:text-accent')}
    >
      {children}
    </button>
  );
}

function matchText(place: number, count: number): string {
  if (count === 0) return 'No match';
  const lines = `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`;
  return place > 0 ? `${place.toLocaleString('en')} of ${lines}` : lines;
}
