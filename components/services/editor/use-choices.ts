import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLiveRows } from '@/components/live/use-live-rows';
import { useAccess } from '@/components/shell/use-access';
import { decide } from '@/lib/access/access';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly networks: readonly Choice[];
  readonly secrets: readonly Choice[];
  readonly configs: readonly Choice[];
  readonly volumes: readonly string[];
  readonly images: readonly string[];
  readonly collections: readonly Choice[];
}

/** What a service can be made of, on a cluster, for this person. */
export function useChoices(cluster: string): Choices {
  const access = useAccess();
  const clusters = useMemo(() => [cluster], [cluster]);
  const networks = useLiveRows('networks', clusters).rows;
  const secrets = useLiveRows('secrets', clusters).rows;
  const configs = useLiveRows('configs', clusters).rows;
  const volumes = useLiveRows('volumes', clusters).rows;
  const images = useLiveRows('images', clusters).rows;
  const { data: collections = [] } = useQuery({
    queryKey: ['collections'],
    queryFn: ({ signal }) => listAll<CollectionView>('/collections', signal),
  });
  return {
    networks: networks
      .filter(({ scope, name }) => scope === 'swarm' && name !== 'ingress')
      .map(({ id, name }) => ({ value: id, label: name })),
    secrets: secrets.map(({ id, name }) => ({ value: id, label: name })),
    configs: configs.map(({ id, name }) => ({ value: id, label: name })),
    volumes: volumes.map(({ name }) => name),
    images: images.flatMap(({ tags }) => tags),
    collections: collections
      .filter(({ path }) => decide(access, 'service.create', path, Date.now()))
      .map(({ path }) => ({ value: path, label: path })),
  };
}
