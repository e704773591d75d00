'use client';

import dynamic from 'next/dynamic';

/** Loaded by those only who see the console as somebody else. */
export const LazyViewingBanner = dynamic(() =>
  import('@/components/view-as/viewing-banner').then((loaded) => loaded.ViewingBanner),
);
