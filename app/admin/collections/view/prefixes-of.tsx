'use client';

import { useQuery } from '@tanstack/react-query';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { listAll } from '@/lib/http/list-all';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';
import { paths } from '@/lib/paths/console-paths';

/** The image prefixes that belong to a collection. */
export function PrefixesOf({ collection }: { collection: string }) {
  const query = new URLSearchParams({ collection }).toString();
  const { data = [], error } = useQuery({
    queryKey: ['image-prefixes', 'of', collection],
    queryFn: ({ signal }) => listAll<ImagePrefixView>(`/image-prefixes?${query}`, signal),
  });
  return (
    <Card
      title="Images"
      aside={<TextLink href={paths.adminArea('image-prefixes')}>All image prefixes</TextLink>}
    >
      <ErrorNotice error={error} />
      {data.length === 0 ? (
        <p className="text-ink-soft">No image prefixes belong to it.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {data.map(({ id, prefix }) => (
            <li key={id} className="break-all font-mono text-[0.8125rem]">
              {prefix || 'all other images'}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
