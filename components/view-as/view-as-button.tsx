'use client';

import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { lazily } from '@/components/ui/lazily';

/** Fetched when it is first wanted. */
const ViewAsDialog = lazily(() =>
  import('@/components/view-as/view-as-dialog').then((loaded) => loaded.ViewAsDialog),
);

interface ViewAsButtonProps {
  username: string;
  isSelf: boolean;
  isDisabled: boolean;
}

/** Leads to the console as this person sees it. */
export function ViewAsButton({ username, isSelf, isDisabled }: ViewAsButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const missing = useMissingRight('access.view-as', '/');
  const own = isSelf ? 'This is what you see already.' : null;
  const reason = missing ?? own ?? (isDisabled ? 'The account is disabled.' : null);
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button onClick={() => setIsOpen(true)}>
          <Eye aria-hidden />
          View as
        </Button>
      </DisabledWithReason>
      {isOpen ? <ViewAsDialog username={username} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
