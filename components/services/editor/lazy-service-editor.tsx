'use client';

import dynamic from 'next/dynamic';
import type { ServiceEditorProps } from '@/components/services/editor/service-editor';
import { SkeletonRows } from '@/components/ui/skeleton';

/** Forms, YAML and comparisons come with the page that edits, not with every page. */
export const LazyServiceEditor = dynamic<ServiceEditorProps>(
  () => import('@/components/services/editor/service-editor').then((part) => part.ServiceEditor),
  { ssr: false, loading: () => <SkeletonRows rows={8} label="Loading the editor" /> },
);
