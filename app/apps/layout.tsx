import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { QueryState } from '@/app/providers/query-state';
import { SignedInLayout } from '@/components/shell/signed-in-layout';

export const metadata: Metadata = { title: { default: 'Apps', template: '%s · Wheelhouse' } };

export default function AppsLayout({ children }: { children: ReactNode }) {
  return (
    <SignedInLayout>
      <QueryState>{children}</QueryState>
    </SignedInLayout>
  );
}
