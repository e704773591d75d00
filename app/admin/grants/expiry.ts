import * as z from 'zod/mini';

/** The value of a datetime-local control, in the reader's zone; "" is for good. */
export const expiryField = z
  .string()
  .check(
    z.refine(
      (text) => text === '' || new Date(text).getTime() > Date.now(),
      'Choose a time that is yet to come.',
    ),
  );

/** As /api/v1 takes it. */
export function expiryToSend(text: string): string | null {
  return text === '' ? null : new Date(text).toISOString();
}

/** As a datetime-local control takes it. */
export function expiryToEdit(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
