import { EyeOff } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of what is the viewed person's own. */
export function NotShown({ username }: { username: string }) {
  return (
    <EmptyState icon={<EyeOff aria-hidden />}>
      What belongs to {username} alone (credentials, sessions, notices) is not shown to whoever views as{' '}
      {username}.
    </EmptyState>
  );
}
