import type { DiskItem, DiskKind } from '@/components/disk/disk-items';

export interface CleanUpFilter {
  /** "" is any. */
  readonly kind: DiskKind | '';
  /** Made longer ago than so many hours; 0 is any. */
  readonly olderThanHours: number;
  /** `key` or `key=value`; "!" before it: those without. "" is any. */
  readonly label: string;
}

const hourMs = 3_600_000;

/** Whether something that nothing uses is among those that shall go. What has no known age is not old. */
export function isAmong(item: DiskItem, filter: CleanUpFilter, now: number): boolean {
  if (item.unusedBecause === null) return false;
  if (filter.kind !== '' && item.kind !== filter.kind) return false;
  if (filter.olderThanHours > 0) {
    if (item.createdAt === null || item.createdAt > now - filter.olderThanHours * hourMs) return false;
  }
  return filter.label === '' || matchesLabel(item.labels, filter.label);
}

function matchesLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  if (wanted.startsWith('!')) return wanted === '!' || !matchesLabel(labels, wanted.slice(1));
  const at = wanted.indexOf('=');
  const key = at === -1 ? wanted : wanted.slice(0, at);
  return Object.hasOwn(labels, key) && (at === -1 || labels[key] === wanted.slice(at + 1));
}
