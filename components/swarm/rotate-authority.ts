import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { isPassing } from '@/components/live/failure-kind';
import { pause } from '@/components/live/pause';
import { trackWork } from '@/components/shell/activity-store';
import { changeSwarm, readSwarm } from '@/components/swarm/change-swarm';
import { tlsInfo } from '@/components/swarm/swarm-state';
import { request } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

const nodesAnswer = z.array(
  z.object({
    Status: z.object({ State: z.string() }),
    Description: z.object({ TLSInfo: z.nullish(tlsInfo) }),
  }),
);

export interface RotationProgress {
  readonly isOver: boolean;
  /** Nodes that are not down. */
  readonly nodes: number;
  /** Of these, whose certificate the new authority has signed. */
  readonly renewed: number;
  /** Nodes that are down: the rotation waits for them, until they are back or removed. */
  readonly away: number;
}

const pollMs = 1_000;

/**
 * Makes a new authority for the certificates of all nodes, and waits until each has one of its own
 * signed by it. Shown in the activity list; the Swarm goes on with it by itself.
 */
export function rotateAuthority(cluster: string): Promise<void> {
  const href = paths.opsSection(cluster, 'swarm');
  return trackWork(
    `Rotate the certificates of ${cluster}`,
    async (report) => {
      await changeSwarm(cluster, (spec) => ({
        ...spec,
        CAConfig: { ...spec.CAConfig, ForceRotate: Number(spec.CAConfig?.ForceRotate ?? 0) + 1 },
      }));
      const { signal } = new AbortController();
      for (;;) {
        const progress = await lookAgain(cluster);
        if (progress) report(rotationWords(progress));
        if (progress?.isOver) return;
        await pause(pollMs, signal);
      }
    },
    { href },
  );
}

export async function rotationProgress(cluster: string): Promise<RotationProgress> {
  const [swarm, answer] = await Promise.all([
    readSwarm(cluster),
    request<unknown>('GET', engineUrl(cluster, '/nodes')),
  ]);
  const nodes = z.parse(nodesAnswer, answer);
  const up = nodes.filter(({ Status }) => Status.State === 'ready');
  const wanted = swarm.TLSInfo?.CertIssuerPublicKey;
  const renewed = up.filter(({ Description }) => Description.TLSInfo?.CertIssuerPublicKey === wanted);
  return {
    isOver: !swarm.RootRotationInProgress,
    nodes: up.length,
    renewed: renewed.length,
    away: nodes.length - up.length,
  };
}

export function rotationWords({ isOver, nodes, renewed, away }: RotationProgress): string {
  if (isOver) return 'Every node has a certificate of the new authority';
  const waits = away > 0 ? `; it waits for ${away} that ${away === 1 ? 'is' : 'are'} down` : '';
  return `${renewed} of ${nodes} nodes have a new certificate${waits}`;
}

async function lookAgain(cluster: string): Promise<RotationProgress | null> {
  try {
    return await rotationProgress(cluster);
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}
