import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AccessEffect } from '@/lib/effects/schema';
import { api, type Method } from '@/lib/http/request';

/** A change that has not been made: one of the routes that take `dryRun`. */
export interface ProposedChange {
  readonly method: Exclude<Method, 'GET'>;
  /** Under /api/v1, without a query. */
  readonly path: string;
  readonly body?: unknown;
}

/** Typing goes on for a moment before it is asked. */
const settleMs = 350;

/** What the change would do to access, asked of the server as a dry run. Null asks nothing. */
export function useEffectPreview(change: ProposedChange | null) {
  const settled = useSettled(JSON.stringify(change));
  return useQuery({
    queryKey: ['access', 'preview', settled],
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    // What it tells may have changed when it is looked at again.
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => {
      const { method, path, body }: ProposedChange = JSON.parse(settled);
      return api<AccessEffect>(method, `${path}?dryRun=true`, { body, signal, ifMatch: undefined });
    },
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
