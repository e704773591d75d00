'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { followedHref } from '@/components/shell/followed-href';

/** A pointer that rests this long on a link is about to follow it. */
const restMs = 60;

/**
 * Follows plain links to pages of the console without loading them anew, and fetches a page when the
 * pointer rests on a link to it. One listener for all: a component for each link of a long table, each
 * fetching its page as it comes into sight, is what made tables slow.
 */
export function LinkNavigation() {
  const router = useRouter();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const onClick = (event: MouseEvent) => {
      const href = followedHref(event, window.location);
      if (href === null) return;
      event.preventDefault();
      router.push(href);
    };
    const onPointerOver = (event: PointerEvent) => {
      clearTimeout(resting);
      const href = followedHref(event, window.location);
      if (href !== null) resting = setTimeout(() => router.prefetch(href), restMs);
    };
    document.addEventListener('click', onClick);
    document.addEventListener('pointerover', onPointerOver, { passive: true });
    return () => {
      clearTimeout(resting);
      document.removeEventListener('click', onClick);
      document.removeEventListener('pointerover', onPointerOver);
    };
  }, [router]);
  return null;
}
