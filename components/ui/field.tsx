'use client';

import { createContext, type ReactNode, use, useId } from 'react';

interface FieldState {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldState | null>(null);

interface FieldProps {
  label: ReactNode;
  /** Stays visible under the control; say the form that is expected. */
  hint?: ReactNode;
  /** The one thing that is wrong with the value, as a sentence. */
  error?: string | undefined;
  required?: boolean;
  className?: string;
  children: ReactNode;
}

/** Ties a label, a hint and an error to the one control inside it. */
export function Field({ label, hint, error, required = false, className = '', children }: FieldProps) {
  const id = useId();
  const hintId = `${id}hint`;
  const errorId = `${id}error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
        {required ? null : <span className="ml-1.5 font-normal text-ink-soft">optional</span>}
      </label>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {hint ? (
        <p id={hintId} className="text-[0.8125rem] text-ink-soft">
          {hint}
        </p>
      ) : null}
      <p id={errorId} aria-live="polite" className="text-[0.8125rem] text-danger empty:hidden">
        {error}
      </p>
    </div>
  );
}

/** Attributes for the control of the surrounding Field; none outside of one. */
export function useFieldAttributes() {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  };
}
