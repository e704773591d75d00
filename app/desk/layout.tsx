import type { Metadata } from 'next';
import { SignedInLayout } from '@/components/shell/signed-in-layout';

export const metadata: Metadata = { title: { default: 'Desk', template: '%s · Wheelhouse' } };

export default SignedInLayout;
