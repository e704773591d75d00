'use client';

import { lazily } from '@/components/ui/lazily';

/** Loaded by those only who see the console as somebody else. */
export const LazyViewingBanner = lazily(() =>
  import('@/components/view-as/viewing-banner').then((loaded) => loaded.ViewingBanner),
);
