'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';
import { editedUser } from '@/lib/users/edited-user';
import type { UserView } from '@/lib/users/schema';

/** Disables a service account, or enables it again, which takes all that it holds. */
export function AccountSwitch({ account }: { account: UserView }) {
  const router = useRouter();
  const save = useSave();
  const [isBusy, setBusy] = useState(false);
  const { username, disabledAt } = account;
  const change = async () => {
    setBusy(true);
    try {
      await save({
        method: 'PATCH',
        path: `/users/${encodeURIComponent(username)}`,
        body: { disabled: disabledAt === null },
        shown: editedUser(account),
        done: disabledAt ? `${username} can act again` : `${username} can no longer act`,
        changes: ['users', 'tokens'],
      });
      router.refresh();
    } catch (error) {
      showToast({
        title: `${username} was not changed`,
        description: failureMessage(error),
        tone: 'danger',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={isBusy} onClick={() => void change()}>
      {disabledAt ? 'Enable' : 'Disable'}
    </Button>
  );
}
