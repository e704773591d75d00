'use client';

import { Matrix } from '@/components/access/matrix/matrix';
import type { AccessPlace } from '@/components/resources/access-place';
import { TextLink } from '@/components/ui/button';
import { paths } from '@/lib/paths/console-paths';

/** Who may do what with a thing, and why. */
export function AccessTab({ places }: { places: readonly AccessPlace[] }) {
  return (
    <div className="flex flex-col gap-6">
      {places.map(({ kind, name, collection }) => (
        <section key={name} aria-label={`Access on ${collection}`} className="flex flex-col gap-3">
          <p className="text-ink-soft">
            Who may do what with it, since it is in {collection}. Each cell says why.{' '}
            <TextLink href={paths.accessOf(kind, name)}>Open in Access</TextLink>
          </p>
          <Matrix kind={kind} name={name} all={false} />
        </section>
      ))}
    </div>
  );
}
