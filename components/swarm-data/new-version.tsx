'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMissingRight } from '@/components/access/use-missing-right';
import { engineUrl } from '@/components/live/engine-url';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { writeKeyValueLines } from '@/components/resources/create/key-value-lines';
import { CreateData } from '@/components/swarm-data/create-data';
import type { DataKind, PlacedData } from '@/components/swarm-data/data-actions';
import { readData } from '@/components/swarm-data/data-details';
import { nextVersionName } from '@/components/swarm-data/encode';
import { withoutOwnLabels } from '@/lib/docker-api/labels';
import { request } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const DiffView = dynamic(() => import('@/components/editor/diff-view').then((part) => part.DiffView));

/**
 * What is in a secret or a config never changes: a new version is another one beside it, which
 * services are then told to use. Of a config it begins with what is in it, and shows what differs.
 */
export function NewVersion({ kind, rows, onClose }: ActionDialogProps<PlacedData> & { kind: DataKind }) {
  const [row] = rows;
  const { rows: all } = useLiveRows(`${kind}s`, row ? [row.cluster] : []);
  const mayNotRead = useMissingRight('config.view-data', row?.collection ?? '/');
  const path = `/${kind}s/${row?.id}`;
  const { data } = useQuery({
    queryKey: ['inspect', row?.cluster, path],
    enabled: row !== undefined,
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(row?.cluster ?? '', path), { signal }),
  });
  if (!row || data === undefined) return null;
  const details = readData(data);
  const before = kind === 'config' && mayNotRead === null ? details.text : null;
  return (
    <CreateData
      kind={kind}
      clusters={[row.cluster]}
      onClose={onClose}
      description={
        <>
          What is in a {kind} never changes. This makes another one beside {row.name}; update the services
          that use it to the new one, then remove the old one.
        </>
      }
      from={{
        name: nextVersionName(row.name, new Set(all.map(({ name }) => name))),
        collection: row.collection === '/' ? '' : row.collection,
        labels: writeKeyValueLines(withoutOwnLabels(details.labels)),
        text: before ?? '',
      }}
      below={(content) =>
        before !== null && content !== before ? (
          <DiffView label={`What changes from ${row.name}`} before={before} after={content} />
        ) : null
      }
    />
  );
}
