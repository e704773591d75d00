'use client';

import { useQuery } from '@tanstack/react-query';
import { RemoveRecord } from '@/components/forms/remove-record';
import { TextLink } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { editedCollection } from '@/lib/collections/edited-collection';
import type { CollectionView } from '@/lib/collections/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

interface RemoveCollectionProps {
  collection: CollectionView;
  onClose: () => void;
  onRemoved: () => void;
}

/** Removes a collection that holds nothing, and says what is in the way of one that does. */
export function RemoveCollection({ collection, onClose, onRemoved }: RemoveCollectionProps) {
  const { id, path, childCount } = collection;
  const { data } = useQuery({
    queryKey: ['collections', id, 'in-the-way'],
    queryFn: async ({ signal }) => {
      const of = new URLSearchParams({ collection: path });
      const [grants, prefixes, placed] = await Promise.all([
        api<{ total: number }>('GET', `/grants?${of}&limit=1`, { signal }),
        api<{ total: number }>('GET', `/image-prefixes?${of}&limit=1`, { signal }),
        api<{ items: { collection: string }[]; nextCursor: string | null }>(
          'GET',
          `/placements?${of}&limit=100`,
          { signal },
        ),
      ]);
      const here = placed.items.filter((item) => item.collection === path).length;
      return { grants: grants.total, prefixes: prefixes.total, placed: here };
    },
  });
  const inTheWay = [
    childCount > 0 ? `${childCount} collections directly below it` : '',
    data && data.grants > 0 ? `${data.grants} grants on it` : '',
    data && data.prefixes > 0 ? `${data.prefixes} image prefixes of it` : '',
    data && data.placed > 0 ? `${data.placed}${data.placed === 100 ? ' or more' : ''} things in it` : '',
  ].filter(Boolean);
  return (
    <RemoveRecord
      open
      onClose={onClose}
      title={`Remove ${path}?`}
      phrase={path}
      path={`/collections/${id}`}
      shown={editedCollection(collection)}
      done={`${path} was removed`}
      changes={['collections']}
      onRemoved={onRemoved}
    >
      <p>
        Only an empty collection can be removed: nothing placed in it, nothing below it, no grants and no
        image prefixes on it.
      </p>
      {data === undefined ? <Skeleton className="h-5 w-60" /> : null}
      {inTheWay.length > 0 ? (
        <>
          <p className="font-medium">What is in the way, as far as you see it:</p>
          <ul className="list-disc pl-5">
            {inTheWay.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p>
            <TextLink href={paths.collection(path)}>Look at what is in it</TextLink>
          </p>
        </>
      ) : null}
    </RemoveRecord>
  );
}
