'use client';

import { useEffect } from 'react';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { pageHref } from '@/components/services/page-href';
import type { ServiceLine } from '@/components/services/service-columns';
import { navigate } from '@/components/ui/navigate';

/** Editing has a page of its own. */
export function OpenEditor({ rows, onClose }: ActionDialogProps<ServiceLine>) {
  const [row] = rows;
  useEffect(() => {
    if (row) navigate(`${pageHref(row.cluster, 'services', row.id)}/edit`);
    onClose();
  }, [row, onClose]);
  return null;
}
