import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/**
 * A part that is fetched when it is first shown. What Next offers for this also preloads for the server
 * and can leave a part out there; that is more than a kilobyte of each page, for parts that nobody has
 * reached for when a page is made.
 *
 * @param loading what stands in its place until then; nothing, if absent
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  loading?: () => ReactNode,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Lazily(props) {
    return (
      <Suspense fallback={loading?.()}>
        <Part {...props} />
      </Suspense>
    );
  };
}
