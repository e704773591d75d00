'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-items';
import { type ImportKind, importKindWords } from '@/lib/imports/kinds';

interface ExportMenuProps {
  /** One or more, e.g. people and who is in which team. */
  kinds: readonly ImportKind[];
  /** What the list is filtered by, as its route takes it. */
  query: string;
}

/** Downloads what the list holds, in the form that an import takes. */
export function ExportMenu({ kinds, query }: ExportMenuProps) {
  const files = kinds.flatMap((kind) => (['csv', 'json'] as const).map((format) => ({ kind, format })));
  return (
    <Menu
      trigger={
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      {files.map(({ kind, format }) => (
        <MenuItem
          key={`${kind} ${format}`}
          onClick={() => {
            const asked = new URLSearchParams(query);
            asked.set('format', format);
            window.location.assign(`/api/v1/exports/${kind}?${asked}`);
          }}
        >
          {importKindWords(kind)} as {format.toUpperCase()}
        </MenuItem>
      ))}
    </Menu>
  );
}
