import * as z from 'zod/mini';

const texts = z.nullish(z.array(z.string()));

/** What we read of the engine's `/images/{name}/json`. */
const inspectSchema = z.object({
  Os: z.nullish(z.string()),
  Architecture: z.nullish(z.string()),
  Author: z.nullish(z.string()),
  RootFS: z.nullish(z.object({ Layers: texts })),
  Config: z.nullish(
    z.object({
      Cmd: texts,
      Entrypoint: texts,
      WorkingDir: z.nullish(z.string()),
      User: z.nullish(z.string()),
      ExposedPorts: z.nullish(z.record(z.string(), z.unknown())),
      Volumes: z.nullish(z.record(z.string(), z.unknown())),
      Labels: z.nullish(z.record(z.string(), z.string())),
    }),
  ),
});

export type ImageDetails = z.infer<typeof inspectSchema>;

/** @throws Error when the answer is not in the engine's form */
export function readImage(answer: unknown): ImageDetails {
  return z.parse(inspectSchema, answer);
}

const historySchema = z.array(
  z.object({ Id: z.string(), Created: z.number(), CreatedBy: z.string(), Size: z.number() }),
);

/** One step of how an image was made, the last one first. */
export interface ImageLayer {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly createdBy: string;
  readonly sizeBytes: number;
}

/** @throws Error when the answer is not in the engine's form */
export function readHistory(answer: unknown): ImageLayer[] {
  return z.parse(historySchema, answer).map(({ Created, CreatedBy, Size }, index) => ({
    key: String(index),
    createdAt: Created * 1000,
    createdBy: CreatedBy.replace(/^\/bin\/sh -c #\(nop\)\s+/, '').replace(/^\/bin\/sh -c /, 'RUN '),
    sizeBytes: Size,
  }));
}
