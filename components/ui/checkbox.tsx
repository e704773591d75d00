import type { ComponentProps, ReactNode } from 'react';

const boxClass = 'block size-4 shrink-0 rounded accent-[var(--accent)] pointer-coarse:size-5';

/** A bare box; give it an aria-label. */
export function CheckboxMark({
  indeterminate,
  ...rest
}: ComponentProps<'input'> & { indeterminate?: boolean }) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={boxClass}
      // Boxes of rows are never so; a new ref for each row that comes into sight is work while one scrolls.
      ref={
        indeterminate === undefined
          ? undefined
          : (box) => {
              if (box) box.indeterminate = indeterminate;
            }
      }
    />
  );
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'children'> {
  label: ReactNode;
  hint?: ReactNode;
}

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  return (
    <label className="flex items-start gap-2.5 py-1">
      <input {...rest} type="checkbox" className={`mt-0.5 ${boxClass}`} />
      <span>
        {label}
        {hint ? <span className="block text-[0.8125rem] text-ink-soft">{hint}</span> : null}
      </span>
    </label>
  );
}
