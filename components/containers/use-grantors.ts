'use client';

import { useQuery } from '@tanstack/react-query';
import { type Obstacle, obstacleSentence } from '@/components/containers/container-action';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { api } from '@/lib/http/request';

/**
 * Why something is not possible, as a sentence with who can help; null when it is possible. Who can
 * help is asked only when `isWanted`, e.g. while a menu is open.
 */
export function useObstacleSentence(obstacle: Obstacle | null, isWanted = true): string | null {
  const missing = obstacle?.kind === 'access' ? obstacle : null;
  const { data } = useQuery({
    queryKey: ['access', 'grantors', missing?.operation, missing?.collection],
    enabled: missing !== null && isWanted,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        operation: missing?.operation ?? '',
        collection: missing?.collection ?? '',
      });
      const answer = await api<{ canBeGrantedBy: string[] }>('GET', `/access/explain?${query}`, { signal });
      return grantorsInWords(answer.canBeGrantedBy);
    },
  });
  return obstacle && obstacleSentence(obstacle, data);
}
