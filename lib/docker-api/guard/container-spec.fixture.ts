import { isRefusal } from '@/lib/docker-api/errors';
import { guardContainerSpec } from '@/lib/docker-api/guard/container-spec';
import { parseBody } from '@/lib/docker-api/parse-body';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';

/** For tests: a body through the schema and the guard. */
export function admit(body: unknown) {
  const parsed = parseBody(
    containerCreate,
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  );
  if (isRefusal(parsed)) return parsed;
  return guardContainerSpec(parsed.value, { collection: '/Shared/shop' });
}

/** For tests: what the field takes: the operations, "refused", or "a container" for a namespace of one. */
export function judge(field: string, value: unknown): string[] {
  const result = admit({ Image: 'busybox', HostConfig: { [field]: value } });
  if (isRefusal(result) || result.refusals.length > 0) return ['refused'];
  if (result.exceeded.length > 0) return ['too much'];
  const joined = result.references.containers.map(() => 'a container');
  const named = result.references.volumes.map(() => 'a volume');
  const networks = result.references.networks.filter((network) => !network.predefined).map(() => 'a network');
  return [...result.needs.map((need) => need.operation), ...joined, ...named, ...networks];
}
