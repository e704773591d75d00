import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import type { JsonObject } from '@/lib/docker-api/json';
import { request } from '@/lib/http/request';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { KnownIds } from '@/lib/stacks/bound-spec';

const networks = z.array(z.looseObject({ Id: z.string(), Name: z.string() }));
const data = z.array(z.looseObject({ ID: z.string(), Spec: z.looseObject({ Name: z.string() }) }));
const services = z.array(
  z.looseObject({
    ID: z.string(),
    Version: z.object({ Index: z.number() }),
    Spec: z.looseObject({ Name: z.string() }),
  }),
);

/** A service of the stack as it is now. */
export interface PresentService {
  readonly id: string;
  readonly version: number;
  readonly spec: JsonObject;
}

/** What there is on a cluster that a stack may need or have, as far as the person may see it. */
export interface WhatIs extends KnownIds {
  readonly services: ReadonlyMap<string, PresentService>;
}

export async function whatIs(cluster: string, stack: string): Promise<WhatIs> {
  const get = (path: string, query = {}) => request<unknown>('GET', engineUrl(cluster, path, query));
  const filters = JSON.stringify({ label: [`${stackLabel}=${stack}`] });
  const [nets, secrets, configs, own] = await Promise.all([
    get('/networks').then((answer) => z.parse(networks, answer)),
    get('/secrets').then((answer) => z.parse(data, answer)),
    get('/configs').then((answer) => z.parse(data, answer)),
    get('/services', { filters }).then((answer) => z.parse(services, answer)),
  ]);
  return {
    networks: new Map(nets.map(({ Name, Id }) => [Name, Id])),
    secrets: new Map(secrets.map(({ Spec, ID }) => [Spec.Name, ID])),
    configs: new Map(configs.map(({ Spec, ID }) => [Spec.Name, ID])),
    services: new Map(
      own.map(({ ID, Version, Spec }) => [
        Spec.Name,
        { id: ID, version: Version.Index, spec: Spec as unknown as JsonObject },
      ]),
    ),
  };
}
