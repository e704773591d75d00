import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { failureMessage, RequestFailure } from '@/lib/http/failure';

/**
 * Puts what a server objected to where it belongs: beside the fields it names, else over the form.
 * What was typed stays.
 */
export function applyFailure<Values extends FieldValues>(form: UseFormReturn<Values>, error: unknown): void {
  const known = new Set(Object.keys(form.getValues()));
  const fields = error instanceof RequestFailure ? error.fields : [];
  const placed = fields.filter(({ field }) => known.has(field));
  for (const { field, message } of placed) {
    form.setError(
      field as FieldPath<Values>,
      { type: 'server', message: sentence(message) },
      { shouldFocus: true },
    );
  }
  if (placed.length > 0 && placed.length === fields.length) return;
  form.setError('root', { type: 'server', message: failureMessage(error) });
}

function sentence(text: string): string {
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
