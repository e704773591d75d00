import * as z from 'zod/mini';
import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';

/** What is typed of how an engine is reached. */
export const engineFields = {
  endpoint: z
    .string()
    .check(
      z.trim(),
      z.regex(
        /^(unix:\/\/\/.+|tcp:\/\/[^/\s]+:\d{1,5}|ssh:\/\/[^@/\s]+@[^/\s]+)$/,
        'Like unix:///var/run/docker.sock, tcp://10.0.0.5:2376 or ssh://wheelhouse@10.0.0.5.',
      ),
    ),
  ca: z.string(),
  cert: z.string(),
  key: z.string(),
  privateKey: z.string(),
  /** As in known_hosts; set by confirming what the host showed. */
  hostKey: z.string(),
  force: z.boolean(),
};

export const engineSchema = z.object(engineFields).check(
  z.refine(({ ca, cert, key }) => isAllOrNone(ca, cert, key), {
    path: ['key'],
    error: 'Give all three of CA, certificate and key, or none.',
  }),
);

export type EngineValues = z.infer<typeof engineSchema>;

export function isAllOrNone(...texts: string[]): boolean {
  const given = texts.filter((text) => text.trim() !== '').length;
  return given === 0 || given === texts.length;
}

export function engineValuesOf(engine?: Pick<EngineView, 'endpoint'>): EngineValues {
  const nothing = { ca: '', cert: '', key: '', privateKey: '', hostKey: '', force: false };
  return { endpoint: engine?.endpoint ?? '', ...nothing };
}

/** As /api/v1 takes it; credentials that were not typed are not sent. */
export function engineBody({ endpoint, ca, cert, key, privateKey, hostKey, force }: EngineValues) {
  const tls = endpoint.startsWith('tcp://') && key.trim() !== '' ? { tls: { ca, cert, key } } : {};
  const ssh =
    endpoint.startsWith('ssh://') && privateKey.trim() !== '' ? { ssh: { privateKey, hostKey } } : {};
  return { endpoint: endpoint.trim(), ...tls, ...ssh, ...(force ? { force } : {}) };
}

/** As the gateway takes it, to try it. */
export function probeBody(
  values: EngineValues,
  of: { readonly cluster?: ClusterView; readonly engine?: EngineView },
) {
  const { force: _force, ...body } = engineBody(values);
  return { ...body, cluster: of.cluster?.id ?? null, engine: of.engine?.id ?? null };
}
