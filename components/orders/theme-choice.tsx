import { Check } from 'lucide-react';
import { themeLook } from '@/components/orders/theme-look';

interface ThemeChoiceProps {
  legend: string;
  name: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  /** Shown in each picture, so that one sees what one gets. */
  sample: string;
  error?: string | undefined;
}

/** A choice of looks, each as a small picture of itself. */
export function ThemeChoice({ legend, name, choices, value, onChange, sample, error }: ThemeChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {choices.map((choice) => {
          const look = themeLook(choice.value);
          return (
            <label
              key={choice.value}
              className="group relative flex flex-col overflow-hidden rounded-lg ring-1 ring-line has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
            >
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
                className="sr-only"
              />
              <span
                aria-hidden
                className={`grid h-20 place-items-center px-2 text-center font-semibold leading-tight ${look.background} ${look.ink}`}
              >
                <span className="line-clamp-2 [overflow-wrap:anywhere]">{sample}</span>
              </span>
              <span className="flex items-center justify-between gap-2 bg-surface px-3 py-2">
                {choice.label}
                <Check aria-hidden className="invisible size-4 text-accent group-has-checked:visible" />
              </span>
            </label>
          );
        })}
      </div>
      <p aria-live="polite" className="mt-1.5 text-[0.8125rem] text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
