import type { QueryValue } from '@/lib/docker-api/query';

/** A text of a query; undefined where it is absent or empty. */
export function textOf(value: QueryValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A moment that a query gives in seconds since the epoch. */
export function fromSeconds(value: QueryValue | undefined): Date | undefined {
  return typeof value === 'number' ? new Date(value * 1000) : undefined;
}
