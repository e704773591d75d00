import { LogIn } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-styles';

interface ProviderLinksProps {
  providers: readonly { readonly id: string; readonly name: string }[];
  /** A path of this console. */
  next: string;
  /** The first one is the usual way in where it is "primary". */
  tone: 'primary' | 'secondary';
}

/** To the sign-in page of each provider. */
export function ProviderLinks({ providers, next, tone }: ProviderLinksProps) {
  return providers.map(({ id, name }, index) => (
    <a
      key={id}
      href={`/api/auth/oidc/${id}/start?${new URLSearchParams({ next })}`}
      className={buttonClass(index === 0 ? tone : 'secondary', 'normal', 'h-9.5')}
    >
      <LogIn aria-hidden />
      <span className="min-w-0 truncate">Sign in with {name}</span>
    </a>
  ));
}
