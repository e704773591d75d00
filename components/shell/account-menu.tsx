'use client';

import { type ComponentType, useState } from 'react';
import type { AccountMenuItemsProps } from '@/components/shell/account-menu-items';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';

interface AccountMenuProps extends AccountMenuItemsProps {
  fullName: string;
}

export function AccountMenu({ username, fullName, onShowKeys }: AccountMenuProps) {
  const [Items, setItems] = useState<ComponentType<AccountMenuItemsProps> | null>(null);
  const name = fullName || username;
  const prepare = async () => {
    const { AccountMenuItems } = await import('@/components/shell/account-menu-items');
    setItems(() => AccountMenuItems);
  };
  return (
    <Menu
      prepare={prepare}
      trigger={
        <Button tone="quiet" className="max-w-44 px-1.5" aria-label={`Account of ${name}`}>
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs uppercase"
          >
            {name.slice(0, 1)}
          </span>
          <span className="truncate max-md:hidden">{name}</span>
        </Button>
      }
    >
      {Items ? <Items username={username} onShowKeys={onShowKeys} /> : null}
    </Menu>
  );
}
