'use client';

import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';

/** The same in every row: it is not drawn anew with each that comes. */
const dots = <Ellipsis aria-hidden />;

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
