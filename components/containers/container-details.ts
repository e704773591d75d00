import * as z from 'zod/mini';

const optionalNumber = z.nullish(z.number());
const optionalText = z.nullish(z.string());

/** What we read of the engine's `/containers/{id}/json`. */
const inspectSchema = z.object({
  Id: z.string(),
  /** The full id of its image. */
  Image: optionalText,
  Name: z.string(),
  Created: z.string(),
  State: z.object({
    Status: z.string(),
    Running: z.boolean(),
    OOMKilled: z.nullish(z.boolean()),
    ExitCode: optionalNumber,
    Error: optionalText,
    StartedAt: optionalText,
    FinishedAt: optionalText,
    Health: z.nullish(z.object({ Status: z.string() })),
  }),
  RestartCount: optionalNumber,
  Config: z.object({
    Image: z.string(),
    Hostname: optionalText,
    User: optionalText,
    WorkingDir: optionalText,
    Tty: z.nullish(z.boolean()),
    Cmd: z.nullish(z.array(z.string())),
    Entrypoint: z.nullish(z.array(z.string())),
    Env: z.nullish(z.array(z.string())),
    Labels: z.nullish(z.record(z.string(), z.string())),
  }),
  HostConfig: z.object({
    RestartPolicy: z.nullish(z.object({ Name: z.string(), MaximumRetryCount: optionalNumber })),
    Memory: optionalNumber,
    NanoCpus: optionalNumber,
    PidsLimit: optionalNumber,
    ReadonlyRootfs: z.nullish(z.boolean()),
    AutoRemove: z.nullish(z.boolean()),
  }),
  Mounts: z.nullish(
    z.array(
      z.object({
        Type: z.string(),
        Name: optionalText,
        Source: optionalText,
        Destination: z.string(),
        RW: z.nullish(z.boolean()),
      }),
    ),
  ),
  NetworkSettings: z.nullish(
    z.object({
      Ports: z.nullish(
        z.record(z.string(), z.nullish(z.array(z.object({ HostIp: optionalText, HostPort: optionalText })))),
      ),
      Networks: z.nullish(
        z.record(z.string(), z.nullish(z.object({ IPAddress: optionalText, NetworkID: optionalText }))),
      ),
    }),
  ),
});

export type ContainerInspect = z.infer<typeof inspectSchema>;

/** @throws Error when the answer is not in the engine's form */
export function readInspect(answer: unknown): ContainerInspect {
  return z.parse(inspectSchema, answer);
}
