'use client';

import { usePathname } from 'next/navigation';
import type { ShellLink } from '@/components/shell/shell-facts';

/** Links of a `nav`, of which the one that holds the page most closely is marked as the current one. */
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
  const [current] = links
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length);
  return (
    <ul className={`flex gap-0.5 p-1 ${listClassName}`}>
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
