import type { Metadata } from 'next';
import { Requests } from '@/app/admin/requests/requests';
import { requireArea } from '@/app/admin/require-area';
import { listAccessRequests } from '@/lib/access-requests/queries';
import { requestSettings } from '@/lib/access-requests/settings';
import { may } from '@/lib/grants/authorise';

export const metadata: Metadata = { title: 'Requests' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireArea('requests');
  const { request } = await searchParams;
  const { items } = await listAccessRequests(actor, { whose: 'others', limit: 200 });
  return (
    <Requests
      initial={items}
      shown={typeof request === 'string' ? request : null}
      settings={await requestSettings()}
      maySet={may(actor, 'access.manage', '/')}
    />
  );
}
