'use client';

import { Ban, CircleCheck, KeyRound, Link as LinkIcon, Pencil, ShieldOff, Trash2 } from 'lucide-react';
import type { PersonDialog } from '@/app/admin/people/[username]/person';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { MenuItem } from '@/components/ui/menu-items';
import { RowMenu } from '@/components/ui/row-menu';
import type { UserView } from '@/lib/users/schema';

interface PersonActionsProps {
  user: UserView;
  isSelf: boolean;
  /** Why people cannot be changed by whoever looks; null when they can. */
  reason: string | null;
  onOpen: (dialog: PersonDialog) => void;
}

export function PersonActions({ user, isSelf, reason, onOpen }: PersonActionsProps) {
  const selfReason = reason ?? (isSelf ? 'This is your own account.' : null);
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button onClick={() => onOpen('edit')}>
          <Pencil aria-hidden />
          Edit
        </Button>
      </DisabledWithReason>
      <RowMenu name={user.username}>
        <MenuItem icon={<KeyRound aria-hidden />} onClick={() => onOpen('password')} disabledReason={reason}>
          Set a password
        </MenuItem>
        {user.kind === 'person' ? (
          <MenuItem
            icon={<LinkIcon aria-hidden />}
            onClick={() => onOpen('link')}
            disabledReason={selfReason}
          >
            Give a link to set one
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<ShieldOff aria-hidden />}
          onClick={() => onOpen('factors')}
          disabledReason={selfReason ?? (user.hasSecondFactor ? null : 'There is no second factor to reset.')}
        >
          Reset second factors
        </MenuItem>
        {user.disabledAt ? (
          <MenuItem
            icon={<CircleCheck aria-hidden />}
            onClick={() => onOpen('enable')}
            disabledReason={reason}
          >
            Enable
          </MenuItem>
        ) : (
          <MenuItem icon={<Ban aria-hidden />} onClick={() => onOpen('disable')} disabledReason={selfReason}>
            Disable
          </MenuItem>
        )}
        <MenuItem
          icon={<Trash2 aria-hidden />}
          tone="danger"
          onClick={() => onOpen('remove')}
          disabledReason={selfReason}
        >
          Remove
        </MenuItem>
      </RowMenu>
    </>
  );
}
