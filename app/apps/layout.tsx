import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ViewState } from '@/app/providers/view-state';
import { SignedInLayout } from '@/components/shell/signed-in-layout';

export const metadata: Metadata = { title: { default: 'Apps', template: '%s · Wheelhouse' } };

export default function AppsLayout({ children }: { children: ReactNode }) {
  return (
    <SignedInLayout>
      <ViewState>{children}</ViewState>
    </SignedInLayout>
  );
}
