'use client';

import type { PageFailureProps } from '@/components/shell/page-failure';
import { ViewFailure } from '@/components/shell/view-failure';

export default function ErrorPage(failure: PageFailureProps) {
  return (
    <main className="mx-auto max-w-160 px-6 py-24">
      <ViewFailure {...failure} />
    </main>
  );
}
