import { useInfiniteQuery } from '@tanstack/react-query';
import type { ChosenKind } from '@/components/access/place-sources';
import type { AccessMatrix } from '@/lib/effective/schema';
import { api } from '@/lib/http/request';

export interface MatrixAbout {
  readonly kind: ChosenKind;
  readonly name: string;
  /** Of a person or team: also collections where nothing differs from the one above. */
  readonly all: boolean;
}

/** Where a page of it is asked. */
export function matrixPath({ kind, name, all }: MatrixAbout, limit: number, cursor: string | null): string {
  const query = new URLSearchParams({
    [kind]: name,
    limit: String(limit),
    ...(all ? { all: 'true' } : {}),
    ...(cursor === null ? {} : { cursor }),
  });
  return `/access/effective?${query}`;
}

export function useMatrix(about: MatrixAbout) {
  return useInfiniteQuery({
    queryKey: ['access', 'effective', about],
    enabled: about.name !== '',
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<AccessMatrix>('GET', matrixPath(about, 100, pageParam), { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}
