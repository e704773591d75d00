'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { pageHref } from '@/components/services/page-href';
import type { ServiceLine } from '@/components/services/service-columns';

/** Editing has a page of its own. */
export function OpenEditor({ rows, onClose }: ActionDialogProps<ServiceLine>) {
  const router = useRouter();
  const [row] = rows;
  useEffect(() => {
    if (row) router.push(`${pageHref(row.cluster, 'services', row.id)}/edit`);
    onClose();
  }, [row, router, onClose]);
  return null;
}
