import type { ProviderView } from '@/lib/identity/schema';

/** The part of a provider that people edit: what moves by itself makes no edit stale. */
export function editedProvider({ id, kind, name, isEnabled, hasSecret, settings }: ProviderView) {
  return { id, kind, name, isEnabled, hasSecret, settings };
}
