import { sectionOf } from '@/components/alerts/alert-words';
import { ResourceLink } from '@/components/resources/resource-link';
import type { AlertView } from '@/lib/alerts/schema';

/** What an alert is about, and where that is. */
export function AlertResource({ alert }: { alert: AlertView }) {
  const section = sectionOf(alert);
  const { kind, id, name } = alert.resource;
  return (
    <span className="inline-flex min-w-0 max-w-full flex-wrap items-baseline gap-x-1.5 [overflow-wrap:anywhere]">
      <span className="text-ink-soft">{words[kind] ?? kind}</span>
      {section && alert.cluster ? (
        <ResourceLink cluster={alert.cluster} kind={section} id={id} name={name} />
      ) : (
        <span className="font-medium">{name}</span>
      )}
      {alert.cluster ? <span className="text-ink-soft">on {alert.cluster}</span> : null}
      {alert.collection === '/' ? null : <span className="text-ink-soft">in {alert.collection}</span>}
    </span>
  );
}

const words: Readonly<Record<string, string>> = {
  node: 'Node',
  service: 'Service',
  container: 'Container',
  engine: 'Engine',
  certificate: 'Certificate:',
  'client-certificate': 'Certificate:',
};
