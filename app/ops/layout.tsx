import type { Metadata } from 'next';

export const metadata: Metadata = { title: { default: 'Ops', template: '%s · Ops · Wheelhouse' } };

export { SignedInLayout as default } from '@/components/shell/signed-in-layout';
