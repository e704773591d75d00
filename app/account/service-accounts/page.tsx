import { AnsweredAccounts } from '@/components/service-accounts/answered-accounts';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { listAnsweredFor } from '@/lib/users/queries';

export const metadata = { title: 'Service accounts' };

export default async function ServiceAccountsPage() {
  const actor = await requireActor(paths.accountPage('service-accounts'));
  return (
    <>
      <PageHeader
        title="Service accounts"
        description="Accounts of programs that you answer for, alone or with your team."
      />
      <AnsweredAccounts accounts={await listAnsweredFor(actor)} />
    </>
  );
}
