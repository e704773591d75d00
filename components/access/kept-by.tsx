import { Badge } from '@/components/ui/badge';

/** Marks what a provider of identity keeps, by the provider's name: it is changed there. */
export function KeptBy({ provider }: { provider: string }) {
  return (
    <span title={`${provider} keeps it. It is changed there.`} className="min-w-0 shrink">
      <Badge>
        <span className="sr-only">kept by </span>
        {provider}
      </Badge>
    </span>
  );
}
