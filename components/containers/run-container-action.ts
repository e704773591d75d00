import type { ContainerAction } from '@/components/containers/container-action';
import { engineRequest } from '@/components/live/engine-request';

/**
 * Carries out an action and returns when the engine has confirmed it.
 *
 * @throws RequestFailure in the words of the door or the engine
 */
export async function runContainerAction(
  cluster: string,
  id: string,
  action: ContainerAction,
): Promise<void> {
  if (action === 'remove') {
    await engineRequest(cluster, `/containers/${id}`, { method: 'DELETE', query: { force: true } });
  } else {
    await engineRequest(cluster, `/containers/${id}/${action}`, { method: 'POST' });
  }
}
