import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showToast } from '@/components/ui/toast-store';
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

/** Sends a change, says that it is done and asks anew for what it changed. Throws what the server says. */
export function useSave() {
  const queryClient = useQueryClient();
  return useCallback(
    async <T>({ method, path, body, shown, done, undo, changes }: Making | Editing): Promise<T> => {
      const ifMatch = shown ? (await import('@/lib/records/record-tag')).recordTag(shown) : undefined;
      const answer = await api<T>(method, path, { body, ifMatch });
      showToast({ title: done, tone: 'ok', ...(undo ? { action: { label: 'Undo', onPress: undo } } : {}) });
      await Promise.all(changes.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      return answer;
    },
    [queryClient],
  );
}
