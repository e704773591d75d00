'use client';

import { Trash2 } from 'lucide-react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { MenuItem } from '@/components/ui/menu';
import { RowMenu } from '@/components/ui/row-menu';
import type { Operation } from '@/lib/access/operations';

interface ResourceMenuProps {
  resource: { readonly name: string; readonly collection: string | null };
  operation: Operation;
  /** Why it cannot be removed by anybody; null when it can. */
  reason: string | null;
  onRemove: () => void;
}

export function ResourceMenu({ resource, operation, reason, onRemove }: ResourceMenuProps) {
  const missing = useMissingRight(operation, resource.collection ?? '/');
  return (
    <RowMenu name={resource.name}>
      <MenuItem
        icon={<Trash2 aria-hidden />}
        tone="danger"
        disabledReason={reason ?? missing}
        onClick={onRemove}
      >
        Remove
      </MenuItem>
    </RowMenu>
  );
}
