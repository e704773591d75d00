import type { Json } from '@/lib/docker-api/json';

/** A number as an engine writes it; 0 where there is none. */
export function asNumber(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}

/** Milliseconds since the epoch of a time as engines write it (RFC 3339); null for none and for year 1. */
export function asTime(value: Json | undefined): number | null {
  if (typeof value !== 'string' || value.startsWith('0001-')) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** `nginx:1.27@sha256:…` as people write it: the digest is left out where there is a tag. */
export function shortImage(image: string): string {
  const [name = '', digest] = image.split('@');
  return digest === undefined || name.lastIndexOf(':') > name.lastIndexOf('/') ? name : image;
}
