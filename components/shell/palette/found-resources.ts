import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { liveStore } from '@/components/live/live-store';
import type { Command } from '@/components/shell/palette/commands';
import { knownHits } from '@/components/shell/palette/known-hits';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { request } from '@/lib/http/request';
import { type SearchHit, searchAnswer } from '@/lib/live/search';
import { paths } from '@/lib/paths/console-paths';

const most = 40;

const headings: Readonly<Record<SearchHit['kind'], string>> = {
  services: 'Services',
  stacks: 'Stacks',
  containers: 'Containers',
  nodes: 'Nodes',
  images: 'Images',
  volumes: 'Volumes',
  networks: 'Networks',
  secrets: 'Secrets',
  configs: 'Configs',
};

export interface FoundResources {
  readonly hits: readonly SearchHit[];
  /** How many there are beyond those. */
  readonly more: number;
  /** They are of the text before. */
  readonly isBehind: boolean;
  readonly error: unknown;
}

/**
 * What on any cluster is called like the text, as far as the person may see it: asked at each key, and
 * until the answer is there what this tab knows of it.
 */
export function useFoundResources(text: string): FoundResources {
  const wanted = text.trim();
  const { data, isPlaceholderData, error } = useQuery({
    queryKey: ['search', wanted],
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
    queryFn: async ({ signal }) =>
      searchAnswer.parse(
        await request<unknown>('GET', `/search?${new URLSearchParams({ q: wanted, limit: String(most) })}`, {
          signal,
        }),
      ),
  });
  const answered = wanted === '' ? none : (data?.items ?? none);
  const isAsking = wanted !== '' && (isPlaceholderData || data === undefined);
  const known = useMemo(
    () => (isAsking ? knownHits(liveStore().followed(), wanted, most) : none),
    [isAsking, wanted],
  );
  const hits = useMemo(() => joined(known, answered), [known, answered]);
  return {
    hits,
    more: isAsking ? 0 : (data?.total ?? 0) - answered.length,
    isBehind: isPlaceholderData,
    error,
  };
}

const none: readonly SearchHit[] = [];

/** What is known stands before what was answered to the text before; each once. */
function joined(known: readonly SearchHit[], answered: readonly SearchHit[]): readonly SearchHit[] {
  if (known.length === 0) return answered;
  const keyOf = ({ kind, cluster, id }: SearchHit) => `${kind} ${cluster} ${id}`;
  const there = new Set(known.map(keyOf));
  return [...known, ...answered.filter((hit) => !there.has(keyOf(hit)))];
}

/** As something to go to; null where the views that the person reaches have no page for it. */
export function resourceCommand(
  hit: SearchHit,
  facts: ShellFacts,
  group = headings[hit.kind],
): Command | null {
  const { kind, cluster, id, name, collection } = hit;
  const reachesOps = facts.views.some((view) => view.href === paths.ops());
  const href = reachesOps ? paths.opsResource(cluster, kind, id) : paths.appsResource(cluster, kind, id);
  if (href === null) return null;
  const where = facts.clusters.length > 1 ? `${cluster}, ${collection}` : collection;
  const note =
    group === headings[kind] ? where : `${headings[kind].toLowerCase().slice(0, -1)} on ${cluster}`;
  return { id: `${group}:${cluster}:${kind}:${id}:${name}`, label: name, note, group, target: { href } };
}
