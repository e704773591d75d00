import { readEnvironment } from '@/lib/environment/read';

let known: string | undefined;

/**
 * The one origin that people's browsers see, e.g. `https://wheelhouse.example`, from
 * WHEELHOUSE_PUBLIC_URL, which the supervisor always gives to its children.
 */
export function publicOrigin(): string {
  known ??= readEnvironment(['WHEELHOUSE_PUBLIC_URL']).WHEELHOUSE_PUBLIC_URL;
  if (known === undefined) throw new Error('WHEELHOUSE_PUBLIC_URL is not set.');
  return known;
}
