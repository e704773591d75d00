import { deploymentWords } from '@/components/deployments/deployment-words';
import { LiveList } from '@/components/live/live-list';
import { pageHref } from '@/components/services/page-href';
import { trackWork, WorkStopped } from '@/components/shell/activity-store';
import type { DeploymentView } from '@/lib/deployments/schema';
import { deploymentsTopic } from '@/lib/deployments/topic';

/**
 * Shows in the activity list how far a deployment or a removal is that goes on by itself. Only what it
 * says, not what it does, ends with the tab.
 *
 * @returns when it is done
 * @throws Error in the words of what stood in its way; WorkStopped where somebody stopped it
 */
export function followDeployment({ id, cluster, stack, action }: DeploymentView): Promise<void> {
  const work = trackWork(
    `${action === 'deploy' ? 'Deploy' : 'Remove'} ${stack}`,
    (report) =>
      new Promise<void>((resolve, reject) => {
        const list = new LiveList<DeploymentView>([deploymentsTopic], null);
        let end: (() => void) | null = null;
        let wasThere = false;
        const look = () => {
          const { rows, isPending } = list.get();
          const now = rows.find((row) => row.id === id);
          // Its row comes a moment after the answer that it was stored.
          if (isPending || (!now && !wasThere)) return;
          wasThere = true;
          if (now) report(deploymentWords(now).sentence);
          if (now?.state === 'running') return;
          end?.();
          if (now?.state === 'done') resolve();
          else if (now?.state === 'failed')
            reject(new Error(`${now.detail} ${deploymentWords(now).sentence}`));
          else reject(new WorkStopped(now ? deploymentWords(now).sentence : 'Another took its place.'));
        };
        end = list.subscribe(look);
        look();
      }),
    { href: pageHref(cluster, 'stacks', stack) },
  );
  // The list says what became of it, whether or not somebody waits for it.
  work.catch(() => undefined);
  return work;
}
