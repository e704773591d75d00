import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface RouteBundle {
  readonly route: string;
  readonly firstLoadChunkPaths: readonly string[];
}

/** What the build wrote of each page: the scripts that its HTML asks for. */
const bundles: readonly RouteBundle[] = JSON.parse(
  readFileSync('.next/diagnostics/route-bundle-stats.json', 'utf8'),
);

function bundleOf(route: string): RouteBundle {
  const found = bundles.find((each) => each.route === route);
  if (!found) throw new Error(`the build tells nothing of ${route}`);
  return found;
}

const sizes = new Map<string, number>();

function gzipped(path: string): number {
  const size = sizes.get(path) ?? gzipSync(readFileSync(path)).length;
  sizes.set(path, size);
  return size;
}

/**
 * In kB of 1,000 bytes, with a little room over what was measured last: what is not needed to show a
 * page comes when somebody reaches for it (components/ui/lazily), so look there before raising one.
 */
const most: Readonly<Record<string, number>> = {
  '/sign-in': 147,
  '/desk': 157,
  '/ops/[cluster]/containers': 190,
  '/ops/[cluster]/containers/[id]': 187,
};

describe('scripts of a page before anybody does anything, gzipped', () => {
  it.each(Object.entries(most))('%s stays within %i kB', (route, kilobytes) => {
    const bytes = bundleOf(route).firstLoadChunkPaths.reduce((sum, path) => sum + gzipped(path), 0);
    expect(bytes / 1_000).toBeLessThanOrEqual(kilobytes);
  });

  /** Words that are only in zod, only in Base UI's dialog, and only in React Query. */
  const [schemas, dialogs, queries] = ['invalid_type', 'nestedDialogOpen', 'No QueryClient set'];

  it.each([
    ['/sign-in', [queries]],
    ['/desk', [schemas, dialogs, queries]],
    ['/ops/[cluster]/containers', [schemas, dialogs]],
    ['/ops/[cluster]/containers/[id]', [schemas, dialogs]],
  ])('%s begins without what nobody has reached for', (route, words) => {
    const paths = bundleOf(route).firstLoadChunkPaths;
    const scripts = paths.map((path) => readFileSync(path, 'utf8'));
    for (const word of words)
      expect(
        scripts.filter((script) => script.includes(word)),
        word,
      ).toEqual([]);
  });
});
