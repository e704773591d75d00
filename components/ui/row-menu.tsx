'use client';

import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';
import { dots } from '@/components/ui/dots';
import { Menu } from '@/components/ui/menu';

/** What can be done with one row; `of`: see Menu. */
export function RowMenu({ of, name, children }: { of?: string; name: string; children: ReactNode }) {
  return (
    <Menu
      of={of}
      trigger={
        <IconButton label={`Actions for ${name}`} title="Actions">
          {dots}
        </IconButton>
      }
    >
      {children}
    </Menu>
  );
}
