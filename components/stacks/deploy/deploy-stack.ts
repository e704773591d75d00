import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { sendService } from '@/components/services/change-service';
import { pageHref } from '@/components/services/page-href';
import { trackWork } from '@/components/shell/activity-store';
import type { StackReview } from '@/components/stacks/deploy/review-stack';
import { whatIs } from '@/components/stacks/deploy/what-is';
import { failureMessage } from '@/lib/http/failure';
import { request } from '@/lib/http/request';
import { boundSpec, overExisting } from '@/lib/stacks/bound-spec';
import type { StackData } from '@/lib/stacks/compose/files';

interface Deploy {
  readonly cluster: string;
  readonly stack: string;
  readonly review: StackReview;
  readonly files: ReadonlyMap<string, string>;
  /** Whether services that are not in the file go. */
  readonly isPruning: boolean;
}

interface Step {
  readonly words: string;
  readonly run: () => Promise<void>;
}

const made = z.looseObject({ ID: z.string() });

/**
 * Deploys a stack step by step: networks, secrets, configs, and then services. Each step looks first
 * whether it was done already, so a deploy that stopped half way is continued by deploying again. It
 * goes on over navigation and shows in the activity list.
 *
 * @throws Error with the step that failed and why, and how many were done
 */
export function deployStack(deploy: Deploy): Promise<void> {
  const { cluster, stack } = deploy;
  return trackWork(
    `Deploy ${stack}`,
    async (report) => {
      window.addEventListener('beforeunload', askToStay);
      try {
        const steps = stepsOf(deploy);
        for (const [at, { words, run }] of steps.entries()) {
          report(`${at} of ${steps.length} steps: ${words}`);
          await run().catch((error: unknown) => {
            throw new Error(
              `${words} did not succeed: ${failureMessage(error)} ${at} of ${steps.length} steps are done and stay. Deploy the file again to go on from there.`,
            );
          });
        }
        report(`${steps.length} of ${steps.length} steps`);
      } finally {
        window.removeEventListener('beforeunload', askToStay);
      }
    },
    { href: pageHref(cluster, 'stacks', stack) },
  );
}

/** Leaving the tab would leave the stack half deployed. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function stepsOf({ cluster, stack, review, files, isPruning }: Deploy): Step[] {
  const { plan } = review;
  const post = (path: string, body: unknown) => request('POST', engineUrl(cluster, path), { body });
  const data = (kind: 'secrets' | 'configs', each: StackData): Step => ({
    words: `${kind.slice(0, -1)} ${each.name}`,
    run: async () => {
      if (each.file === null || (await whatIs(cluster, stack))[kind].has(each.name)) return;
      const Data = encoded(files.get(each.file) ?? '');
      await post(`/${kind}/create`, { Name: each.name, Labels: each.labels, Data });
    },
  });
  const removed = review.services.filter(({ kind }) => kind === 'removed');
  return [
    ...plan.networks.map(({ name, create }) => ({
      words: `network ${name}`,
      run: async () => {
        if (create === null || (await whatIs(cluster, stack)).networks.has(name)) return;
        await post('/networks/create', { ...create, CheckDuplicate: true });
      },
    })),
    ...plan.secrets.map((each) => data('secrets', each)),
    ...plan.configs.map((each) => data('configs', each)),
    ...review.services
      .filter(({ kind }) => kind !== 'removed')
      .map(({ name, wished, kind }) => ({
        words: `service ${name}`,
        run: async () => {
          const now = await whatIs(cluster, stack);
          const present = now.services.get(name);
          const spec = boundSpec(wished, now, false);
          if (!present) {
            z.parse(made, await post('/services/create', spec));
          } else if (kind !== 'same') {
            await sendService(cluster, present.id, present.version, overExisting(spec, present.spec));
          }
        },
      })),
    ...(isPruning ? removed : []).map(({ name }) => ({
      words: `removal of service ${name}`,
      run: async () => {
        const present = (await whatIs(cluster, stack)).services.get(name);
        if (present) await request('DELETE', engineUrl(cluster, `/services/${present.id}`));
      },
    })),
  ];
}

/** UTF-8 as base64, as the engine wants the content of secrets and configs. */
function encoded(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
