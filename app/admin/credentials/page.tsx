import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireArea } from '@/app/admin/require-area';
import { CredentialsList } from '@/components/credentials/credentials-list';
import { LinksList } from '@/components/credentials/links-list';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/grants/authorise';
import { listLinks } from '@/lib/links/links';

export const metadata: Metadata = { title: 'Credentials' };

export default async function CredentialsPage() {
  const actor = await requireArea('credentials');
  if (!may(actor, 'user.manage', '/')) notFound();
  return (
    <>
      <PageHeader
        title="Credentials"
        description="Everyone's sessions, API tokens and client bundles. What you end here ends within two seconds, wherever it is in use."
      />
      <div className="flex flex-col gap-4">
        <LinksList links={await listLinks(actor)} />
        <CredentialsList />
      </div>
    </>
  );
}
