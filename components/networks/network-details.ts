import * as z from 'zod/mini';

const endpoint = z.object({
  Name: z.string(),
  IPv4Address: z.nullish(z.string()),
  IPv6Address: z.nullish(z.string()),
});

/** What we read of the engine's `/networks/{id}`. */
const inspectSchema = z.object({
  IPAM: z.nullish(
    z.object({
      Driver: z.nullish(z.string()),
      Config: z.nullish(
        z.array(
          z.object({
            Subnet: z.nullish(z.string()),
            Gateway: z.nullish(z.string()),
            IPRange: z.nullish(z.string()),
          }),
        ),
      ),
    }),
  ),
  Options: z.nullish(z.record(z.string(), z.string())),
  Labels: z.nullish(z.record(z.string(), z.string())),
  /** By container id; entries of the engine's own begin otherwise. */
  Containers: z.nullish(z.record(z.string(), endpoint)),
});

export type NetworkDetails = z.infer<typeof inspectSchema>;

/** @throws Error when the answer is not in the engine's form */
export function readNetwork(answer: unknown): NetworkDetails {
  return z.parse(inspectSchema, answer);
}

/** "10.5.0.0/24, gateway 10.5.0.1" */
export function poolWords({ IPAM }: NetworkDetails): string[] {
  return (IPAM?.Config ?? []).map(({ Subnet, Gateway, IPRange }) =>
    [Subnet, Gateway ? `gateway ${Gateway}` : '', IPRange ? `gives out ${IPRange}` : '']
      .filter(Boolean)
      .join(', '),
  );
}
