'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

export interface LinkProps extends ComponentProps<'a'> {
  href: string;
}

/**
 * A link of the console: it does not load the page anew, and what it leads to is asked for as soon
 * as somebody reaches for it. Next's own asks for every page that any link in sight leads to.
 */
export function Link({ href, onClick, onPointerEnter, onFocus, ...rest }: LinkProps) {
  const router = useRouter();
  const isOurs = href.startsWith('/') && !href.startsWith('//');
  const prepare = () => {
    if (isOurs) router.prefetch(href);
  };
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        prepare();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        prepare();
      }}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isOurs || !isPlain(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    />
  );
}

/** Whoever wants it in another tab, or as a file, gets what browsers do. */
function isPlain(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target, download } = event.currentTarget;
  const isElsewhere = (target !== '' && target !== '_self') || download !== '';
  return (
    event.button === 0 && !isElsewhere && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}
