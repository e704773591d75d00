'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { currentHint, subscribeToHint } from '@/components/ui/hint-store';

/** Comes with the first hint. */
const HintPopup = dynamic(() => import('@/components/ui/hint-popup').then((loaded) => loaded.HintPopup), {
  ssr: false,
});

/** Where hints appear; once per page, in the shell. */
export function HintLayer() {
  const hint = useSyncExternalStore(subscribeToHint, currentHint, () => null);
  return hint ? <HintPopup hint={hint} /> : null;
}
