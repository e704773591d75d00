'use client';

import dynamic from 'next/dynamic';
import type { StackDeployProps } from '@/components/stacks/deploy/stack-deploy';
import { SkeletonRows } from '@/components/ui/skeleton';

/** Reading compose files comes with the page that deploys, not with every page. */
export const LazyStackDeploy = dynamic<StackDeployProps>(
  () => import('@/components/stacks/deploy/stack-deploy').then((part) => part.StackDeploy),
  { ssr: false, loading: () => <SkeletonRows rows={8} label="Loading the editor" /> },
);
