'use client';

import { lazily } from '@/components/ui/lazily';

/**
 * For the `error.tsx` of a view: what a page that could not be made says comes when one could not. Where
 * even that cannot be fetched, app/global-error has it.
 */
export const ViewFailure = lazily(() =>
  import('@/components/shell/page-failure').then((part) => part.PageFailure),
);
