import { engineUrl } from '@/components/live/engine-url';
import { failureMessage } from '@/lib/http/failure';
import { request } from '@/lib/http/request';
import { stackLabel } from '@/lib/rows/labels-of-stacks';

export type PartKind = 'services' | 'secrets' | 'configs' | 'networks';

export interface StackPart {
  readonly kind: PartKind;
  readonly id: string;
  readonly name: string;
}

/** In the order in which `docker stack rm` takes them away: what is used goes after what uses it. */
const kinds: readonly PartKind[] = ['services', 'secrets', 'configs', 'networks'];

interface Item {
  ID?: string;
  Id?: string;
  Name?: string;
  Spec?: { Name?: string };
}

/** All of a stack that the person may see; its volumes are not among it, they stay. */
export async function stackParts(cluster: string, stack: string): Promise<StackPart[]> {
  const filters = JSON.stringify({ label: [`${stackLabel}=${stack}`] });
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const items = await request<Item[]>('GET', engineUrl(cluster, `/${kind}`, { filters }));
      return items.map((item) => ({
        kind,
        id: item.ID ?? item.Id ?? '',
        name: item.Spec?.Name ?? item.Name ?? '',
      }));
    }),
  );
  return lists.flat();
}

const patienceMs = 30_000;

/**
 * Takes a stack away, part by part. Networks are waited for: tasks leave them a moment after their
 * service is gone. Parts that failed are named at the end; doing it again goes on with what is left.
 *
 * @throws Error with what could not be removed and why
 */
export async function removeStack(
  cluster: string,
  stack: string,
  report: (words: string) => void,
): Promise<void> {
  const parts = await stackParts(cluster, stack);
  const failures: string[] = [];
  for (const [at, part] of parts.entries()) {
    report(`${at} of ${parts.length}: ${part.kind.slice(0, -1)} ${part.name}`);
    const failure = await removePart(cluster, part);
    if (failure !== '') failures.push(`${part.name}: ${failure}`);
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
  report(`${parts.length} removed`);
}

async function removePart(cluster: string, { kind, id }: StackPart): Promise<string> {
  const until = Date.now() + (kind === 'networks' ? patienceMs : 0);
  for (;;) {
    try {
      await request('DELETE', engineUrl(cluster, `/${kind}/${id}`));
      return '';
    } catch (error) {
      const message = failureMessage(error);
      if (/not found/i.test(message)) return '';
      if (Date.now() >= until || !/active endpoints|in use/i.test(message)) return message;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
