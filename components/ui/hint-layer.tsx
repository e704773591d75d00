'use client';

import { useSyncExternalStore } from 'react';
import { currentHint, subscribeToHint } from '@/components/ui/hint-store';
import { lazily } from '@/components/ui/lazily';

/** Comes with the first hint. */
const HintPopup = lazily(() => import('@/components/ui/hint-popup').then((loaded) => loaded.HintPopup));

/** Where hints appear; once per page, in the shell. */
export function HintLayer() {
  const hint = useSyncExternalStore(subscribeToHint, currentHint, () => null);
  return hint ? <HintPopup hint={hint} /> : null;
}
