'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { ShellLink } from '@/components/shell/shell-facts';

/**
 * Links of a `nav`, of which the one that holds the page most closely is marked as the current one.
 * Where they do not all fit, that one is scrolled into sight.
 */
export function NavLinks({
  links,
  listClassName,
  linkClassName,
}: {
  links: readonly ShellLink[];
  listClassName: string;
  linkClassName: string;
}) {
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another current link
  useEffect(() => {
    const strip = list.current?.parentElement;
    const link = list.current?.querySelector('[aria-current]');
    if (!strip || !link) return;
    const offset = link.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += offset - strip.clientWidth / 3;
  }, [pathname]);
  const [current] = links
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length);
  return (
    <ul ref={list} className={`flex gap-0.5 p-1 ${listClassName}`}>
      {links.map(({ href, label, waiting = 0 }) => (
        <li key={href}>
          <a
            href={href}
            aria-current={href === current ? 'page' : undefined}
            className={`flex h-8 items-center rounded-md text-ink-soft transition-colors hover:text-ink aria-[current]:text-ink pointer-coarse:h-10 ${linkClassName}`}
          >
            {label}
            {waiting > 0 ? (
              <span className="ml-1.5 rounded-full bg-accent px-1.5 font-medium text-canvas text-xs tabular-nums">
                {waiting}
                <span className="sr-only"> waiting</span>
              </span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
