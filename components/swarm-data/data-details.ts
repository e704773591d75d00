import * as z from 'zod/mini';
import { decodeText } from '@/components/swarm-data/encode';

/** What we read of the engine's `/secrets/{id}` and `/configs/{id}`. */
const inspectSchema = z.object({
  Version: z.object({ Index: z.number() }),
  Spec: z.object({
    Name: z.string(),
    Labels: z.nullish(z.record(z.string(), z.string())),
    Data: z.nullish(z.string()),
    Templating: z.nullish(z.object({ Name: z.nullish(z.string()) })),
  }),
});

export interface DataDetails {
  readonly version: number;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Base64; null of a secret. */
  readonly data: string | null;
  /** The data as text; null of a secret and of what is not text. */
  readonly text: string | null;
}

/** @throws Error when the answer is not in the engine's form */
export function readData(answer: unknown): DataDetails {
  const { Version, Spec } = z.parse(inspectSchema, answer);
  const data = Spec.Data ?? null;
  return {
    version: Version.Index,
    name: Spec.Name,
    labels: Spec.Labels ?? {},
    data,
    text: data === null ? null : decodeText(data),
  };
}
