import { isRefusal } from '@/lib/docker-api/errors';
import { guardServiceSpec } from '@/lib/docker-api/guard/service-spec';
import { parseBody } from '@/lib/docker-api/parse-body';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';

/** For tests: a body through the schema and the guard. */
export function admitService(body: unknown) {
  const parsed = parseBody(serviceSpec, Buffer.from(JSON.stringify(body)));
  if (isRefusal(parsed)) return parsed;
  return guardServiceSpec(parsed.value, { collection: '/Shared/shop' });
}

/** For tests: a service with these members of its container and its task. */
export function service(container: object = {}, task: object = {}, spec: object = {}) {
  return {
    Name: 'web',
    TaskTemplate: { ContainerSpec: { Image: 'busybox', ...container }, ...task },
    ...spec,
  };
}

/** For tests: the operations that it takes, or "refused". */
export function judgeService(container: object = {}, task: object = {}, spec: object = {}): string[] {
  const result = admitService(service(container, task, spec));
  if (isRefusal(result) || result.refusals.length > 0) return ['refused'];
  return result.needs.map(({ operation }) => operation);
}
