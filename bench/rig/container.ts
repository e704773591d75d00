import type { Rig } from '@/bench/rig/rig';

const place = (rig: Rig) => ['--label', `io.wheelhouse.collection=${rig.collection}`];

/** A running container of the tenant's, removed at the end. Its full id. */
export async function runContainer(
  rig: Rig,
  options: readonly string[],
  ...command: string[]
): Promise<string> {
  return kept(
    rig,
    await rig.tenant.docker.run('run', '-d', ...place(rig), ...options, 'busybox', ...command),
  );
}

/** A container that is only made. */
export async function createContainer(rig: Rig): Promise<string> {
  return kept(rig, await rig.tenant.docker.run('create', ...place(rig), 'busybox', 'true'));
}

const atOnce = 8;

/** So many containers that are only made. */
export async function createContainers(rig: Rig, count: number): Promise<void> {
  for (let made = 0; made < count; made += atOnce) {
    const some = Math.min(atOnce, count - made);
    await Promise.all(Array.from({ length: some }, () => createContainer(rig)));
  }
}

function kept(rig: Rig, id: string): string {
  rig.afterwards(() => rig.dockerAtEngine.attempt('rm', '-f', '-v', id));
  return id;
}
