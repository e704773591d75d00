'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { builtIn, CollectionMenu } from '@/app/admin/collections/collection-columns';
import { CollectionDialogs } from '@/app/admin/collections/collection-dialogs';
import type { CollectionDialog } from '@/app/admin/collections/collections-table';
import { LimitsOf } from '@/app/admin/collections/view/limits-of';
import { OwnerOf } from '@/app/admin/collections/view/owner-of';
import { PlacedThings } from '@/app/admin/collections/view/placed-things';
import { PrefixesOf } from '@/app/admin/collections/view/prefixes-of';
import { GrantList } from '@/app/admin/grants/grant-list';
import { InheritedGrants } from '@/app/admin/grants/inherited-grants';
import { MatrixCard } from '@/components/access/matrix/matrix-card';
import type { LoadedList } from '@/components/records/use-server-list';
import { useNamesCrumb } from '@/components/shell/crumb-name';
import { Badge } from '@/components/ui/badge';
import { LinkButton, TextLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import type { CollectionView } from '@/lib/collections/schema';
import type { GrantView } from '@/lib/grants/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

interface CollectionProps {
  initial: CollectionView;
  grants: LoadedList<GrantView>;
}

/** One collection: what is in it, who was granted what on it, and which images are its own. */
export function Collection({ initial, grants }: CollectionProps) {
  const router = useRouter();
  const { data: collection } = useQuery({
    queryKey: ['collections', initial.id],
    queryFn: ({ signal }) => api<CollectionView>('GET', `/collections/${initial.id}`, { signal }),
    initialData: initial,
  });
  useNamesCrumb(collection.path);
  const [dialog, setDialog] = useState<CollectionDialog>(null);
  const { path, parent, childCount, exclusive } = collection;
  return (
    <>
      <PageHeader
        title={path}
        mark={exclusive ? <Badge tone="accent">exclusive nodes</Badge> : null}
        description={
          <>
            <OwnerOf collection={path} grants={grants.page.items} />
            {builtIn[path] ? `${builtIn[path]}. ` : ''}
            {parent ? (
              <>
                Below <TextLink href={paths.collection(parent)}>{parent}</TextLink>.{' '}
              </>
            ) : null}
            {childCount > 0 ? `${childCount} collections directly below it. ` : ''}
            <TextLink href={paths.adminArea('collections')}>All collections</TextLink>
          </>
        }
        actions={
          <>
            <LinkButton href={paths.limitsOf(path)}>Limits and use</LinkButton>
            <CollectionMenu collection={collection} onOpen={setDialog} />
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <GrantList title="Grants on this collection" initial={grants} filter={{ collection: path }} />
        <InheritedGrants
          title="Grants from above"
          note="On the collections above it. They hold here too, and are changed there."
          filter={{ inheritedOn: path }}
        />
        <MatrixCard kind="collection" name={path} />
        <LimitsOf collection={path} />
        <PlacedThings filter={{ collection: path }} title="What is in it and below" />
        <PrefixesOf collection={path} />
      </div>
      <CollectionDialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        onMoved={(to) => router.replace(to === null ? paths.adminArea('collections') : paths.collection(to))}
      />
    </>
  );
}
