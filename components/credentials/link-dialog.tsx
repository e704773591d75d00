'use client';

import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { NewLink } from '@/components/credentials/new-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { api } from '@/lib/http/request';
import type { MadeLink } from '@/lib/links/schema';
import type { UserView } from '@/lib/users/schema';

/** Makes a link by which somebody chooses another password, and shows it. */
export function LinkDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const [link, setLink] = useState<MadeLink | null>(null);
  const { isBusy, failure, submit } = useFormSubmit([]);
  const make = () =>
    submit({}, async () => {
      const path = `/users/${encodeURIComponent(user.username)}/reset-link`;
      setLink(await api<MadeLink>('POST', path, { body: { hours: 24 } }));
    });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`A link for ${user.username}`}
      footer={
        link ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button tone="primary" busy={isBusy} onClick={() => void make()}>
              Make the link
            </Button>
          </>
        )
      }
    >
      {link ? (
        <NewLink link={link} />
      ) : (
        <p className="text-pretty">
          Whoever opens it chooses the password of this account, once, within a day.{' '}
          {user.email ? `Where mail is set up it is sent to ${user.email}. ` : ''}
          Links that were made before stop working.
        </p>
      )}
      <ErrorNotice title="No link was made" error={failure} />
    </Dialog>
  );
}
