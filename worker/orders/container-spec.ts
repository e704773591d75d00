import type { LoadedOrder } from '@/worker/orders/load-order';

/** What an order launches: unprivileged, on a read-only root, within the item's limits. */
export function containerSpecOf(order: LoadedOrder) {
  const { template } = order;
  const port = `${template.port}/tcp`;
  const inputs = order.inputs as Record<string, string>;
  return {
    Image: template.image,
    User: '65534:65534',
    Env: template.fields.map((field) => `${field.environment}=${inputs[field.name] ?? ''}`),
    ExposedPorts: { [port]: {} },
    Labels: { 'io.wheelhouse.collection': order.item.launchCollection.path },
    HostConfig: {
      Memory: template.memoryBytes,
      NanoCpus: template.nanoCpus,
      PidsLimit: template.pids,
      ReadonlyRootfs: true,
      Tmpfs: { '/www': 'size=1m' },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      RestartPolicy: { Name: 'unless-stopped' },
      PortBindings: { [port]: [{ HostPort: '' }] },
    },
  };
}
