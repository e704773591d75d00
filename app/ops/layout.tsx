import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ViewState } from '@/app/providers/view-state';
import { SignedInLayout } from '@/components/shell/signed-in-layout';

export const metadata: Metadata = { title: { default: 'Ops', template: '%s · Ops · Wheelhouse' } };

export default function OpsLayout({ children }: { children: ReactNode }) {
  return (
    <SignedInLayout>
      <ViewState>{children}</ViewState>
    </SignedInLayout>
  );
}
