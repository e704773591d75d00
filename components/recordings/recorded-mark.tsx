'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { api } from '@/lib/http/request';
import type { RecordingPolicy } from '@/lib/recordings/policy';

/** The policy of a collection, kept for a while: it changes seldom. */
export function recordingPolicyOf(collection: string) {
  return {
    queryKey: ['recording-policy', collection],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api<RecordingPolicy>('GET', `/collections/${encodeURIComponent(collection)}/recording`, { signal }),
  };
}

/** Says beforehand that a terminal there will be recorded; nothing where it will not. */
export function RecordedMark({ collection }: { collection: string }) {
  const asked = useQuery(recordingPolicyOf(collection)).data?.asked ?? null;
  if (asked === null) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2 text-[0.8125rem] text-ink-soft">
      <Badge tone="warn">Recorded</Badge>
      What a terminal here shows is recorded, as {asked} asks for it.
    </span>
  );
}
