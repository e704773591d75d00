'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { followedHref, hrefAround } from '@/components/shell/followed-href';
import { followWith } from '@/components/ui/navigate';

/** A pointer, or the focus, that rests this long on a link is about to follow it. */
const restMs = 60;

/** Most pages are there before this has passed, and show nothing but themselves. */
const soonMs = 100;

/**
 * Follows the console's links, which are plain `a`s, without loading pages anew; fetches a page when
 * somebody reaches for a link to it; and shows at the top that a page is under way, since the one before
 * stays until then. One listener for all: a component for each link of a long table, each fetching its
 * page as it comes into sight, is what made tables slow.
 */
export function LinkNavigation() {
  const router = useRouter();
  const [isUnderWay, startTransition] = useTransition();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const push = (href: string) => startTransition(() => router.push(href));
    const onClick = (event: MouseEvent) => {
      const href = followedHref(event, window.location);
      if (href === null) return;
      event.preventDefault();
      push(href);
    };
    const onRest = ({ target }: Event) => {
      clearTimeout(resting);
      const href = hrefAround(target, window.location);
      if (href !== null) resting = setTimeout(() => router.prefetch(href), restMs);
    };
    const takeBack = followWith(push);
    document.addEventListener('click', onClick);
    document.addEventListener('pointerover', onRest, { passive: true });
    document.addEventListener('focusin', onRest);
    return () => {
      clearTimeout(resting);
      takeBack();
      document.removeEventListener('click', onClick);
      document.removeEventListener('pointerover', onRest);
      document.removeEventListener('focusin', onRest);
    };
  }, [router]);
  return <UnderWay isUnderWay={isUnderWay} />;
}

/** A thin line, and words for whoever does not see it. */
function UnderWay({ isUnderWay }: { isUnderWay: boolean }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setTimeout(() => setIsShown(true), soonMs);
    return () => {
      clearTimeout(timer);
      setIsShown(false);
    };
  }, [isUnderWay]);
  return (
    <>
      {isShown ? <div aria-hidden className="under-way" /> : null}
      <div aria-live="polite" className="sr-only">
        {isShown ? 'The page is under way' : ''}
      </div>
    </>
  );
}
