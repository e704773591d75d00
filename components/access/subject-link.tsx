'use client';

import { useAccess } from '@/components/shell/use-access';
import { TextLink } from '@/components/ui/button';
import { collectionsGranting, decide } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';
import { paths } from '@/lib/paths/console-paths';

interface NamedProps {
  name: string;
  className?: string;
}

/** A person's name, with the way to their page for those who may see it. */
export function PersonLink({ name, className }: NamedProps) {
  return useSeesAll('user.view') ? (
    <TextLink href={paths.person(name)} {...(className ? { className } : {})}>
      {name}
    </TextLink>
  ) : (
    <span className={className}>{name}</span>
  );
}

/** A team's name, with the way to its page for those who may see it. */
export function TeamLink({ name, className }: NamedProps) {
  return useSeesAll('team.view') ? (
    <TextLink href={paths.team(name)} {...(className ? { className } : {})}>
      {name}
    </TextLink>
  ) : (
    <span className={className}>{name}</span>
  );
}

/** Those see all people and teams who administer them, and those who can grant and must name to whom. */
function useSeesAll(operation: Operation & ('user.view' | 'team.view')): boolean {
  const access = useAccess();
  const now = Date.now();
  return decide(access, operation, '/', now) || collectionsGranting(access, 'access.manage', now).length > 0;
}
