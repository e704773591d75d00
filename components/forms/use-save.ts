import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showToast } from '@/components/ui/toast-store';
import { RequestFailure } from '@/lib/http/failure';
import { api, type Method } from '@/lib/http/request';

interface Told {
  /** Under /api/v1. */
  path: string;
  body?: unknown;
  done: string;
  /** Takes it back; offered with the acknowledgement. */
  undo?: () => void;
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
}

interface Making extends Told {
  method: 'POST';
  shown?: undefined;
}

interface Editing extends Told {
  method: Method;
  /**
   * What people edit of the record as it was shown: where it changed since, nothing is done. It is
   * never left out: undefined where something new is made, null where no edit could be stale.
   */
  shown: object | null | undefined;
}

/**
 * Sends a change, says that it is done and asks anew for what it changed.
 *
 * @throws what the server says; of a stale change also what somebody else changed, and that is asked for anew
 */
export function useSave() {
  const queryClient = useQueryClient();
  return useCallback(
    async <T>({ method, path, body, shown, done, undo, changes }: Making | Editing): Promise<T> => {
      const ifMatch = shown ? (await import('@/lib/records/record-tag')).recordTag(shown) : undefined;
      const askAnew = () =>
        Promise.all(changes.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      let answer: T;
      try {
        answer = await api<T>(method, path, { body, ifMatch });
      } catch (error) {
        if (!(shown && error instanceof RequestFailure && error.current)) throw error;
        await askAnew();
        throw await staleFailure(error, shown, error.current);
      }
      showToast({ title: done, tone: 'ok', ...(undo ? { action: { label: 'Undo', onPress: undo } } : {}) });
      await askAnew();
      return answer;
    },
    [queryClient],
  );
}

async function staleFailure(cause: RequestFailure, shown: object, current: object): Promise<RequestFailure> {
  const { staleWords } = await import('@/lib/records/stale-fields');
  const message = `${staleWords(shown, current)} Nothing was saved.`;
  return new RequestFailure({ status: cause.status, kind: cause.kind, message, current }, { cause });
}
