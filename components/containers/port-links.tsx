import { ExternalLink } from 'lucide-react';
import { type PublishedPort, portLink } from '@/lib/containers/published-port';

interface PortLinksProps {
  ports: readonly PublishedPort[];
  /** Where the cluster's published ports are reached. */
  publishedHost: string;
  /** In a table: beside each other, however many. */
  isLine?: boolean;
}

/** The published ports; those that a browser can open are links. */
export function PortLinks({ ports, publishedHost, isLine = false }: PortLinksProps) {
  if (ports.length === 0) return <span className="text-ink-soft">none</span>;
  return (
    <span className={`flex gap-x-3 gap-y-0.5 ${isLine ? 'max-sm:flex-wrap' : 'flex-wrap'}`}>
      {ports.map((port) => (
        <PortText
          key={`${port.address}${port.publicPort}${port.protocol}`}
          port={port}
          publishedHost={publishedHost}
        />
      ))}
    </span>
  );
}

function PortText({ port, publishedHost }: { port: PublishedPort; publishedHost: string }) {
  const text = `${port.publicPort} → ${port.privatePort}${port.protocol === 'tcp' ? '' : `/${port.protocol}`}`;
  const href = portLink(port, publishedHost);
  if (!href) return <span className="whitespace-nowrap">{text}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 whitespace-nowrap rounded-sm font-medium text-accent underline-offset-3 hover:underline"
    >
      {text}
      <ExternalLink aria-hidden className="size-3" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
