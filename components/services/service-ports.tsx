import { PortLinks } from '@/components/containers/port-links';
import type { ServiceLine } from '@/components/services/service-columns';
import { portWords } from '@/components/services/service-words';

/** The published ports; those that a browser can open are links, to any node of the Swarm. */
export function ServicePorts({ service, publishedHost }: { service: ServiceLine; publishedHost: string }) {
  const open = service.ports.flatMap(({ publishedPort, targetPort, protocol, mode }) =>
    publishedPort === null || mode === 'host'
      ? []
      : [{ address: '', publicPort: publishedPort, privatePort: targetPort, protocol }],
  );
  const others = service.ports.filter(({ publishedPort, mode }) => publishedPort === null || mode === 'host');
  return (
    <span className="flex flex-wrap gap-x-3">
      {open.length > 0 || others.length === 0 ? (
        <PortLinks ports={open} publishedHost={publishedHost} />
      ) : null}
      {others.map((port) => (
        <span key={`${port.targetPort}/${port.protocol}`}>{portWords(port)}</span>
      ))}
    </span>
  );
}
