import { containerUses } from '@/gateway/limits/container-uses';
import { recordName, recordUses } from '@/gateway/placements/record';
import {
  done,
  type Found,
  type Interrupted,
  inspected,
  needsAttention,
  notDone,
} from '@/gateway/reconcile/finding';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { thingOf } from '@/lib/docker-api/kinds/thing';

/** What a container shows of its state, against the moment at which the change began. */
interface Seen {
  readonly interrupted: Interrupted;
  readonly id: string;
  readonly container: JsonObject;
  readonly state: JsonObject;
  /** What was asked, as the intent says. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Whether a moment that the engine names is after the change began. */
  readonly isSince: (moment: unknown) => boolean;
}

const gone = 'The container is not there any more: nobody can tell whether it was done.';

/** Clocks of engines and gateways differ by a little. */
const clockSkewMs = 1_000;

function ofContainer(judge: (seen: Seen) => Found | Promise<Found>) {
  return async (interrupted: Interrupted): Promise<Found> => {
    const { subject, startedAt } = interrupted.open.intent;
    const { resourceId: id = '', request = {} } = subject;
    const container = await inspected(interrupted, 'containers', id, 'json');
    if (container === null) return needsAttention(gone);
    const isSince = (moment: unknown) =>
      typeof moment === 'string' && Date.parse(moment) >= startedAt - clockSkewMs;
    return judge({ interrupted, id, container, state: asObject(container.State), request, isSince });
  };
}

export const start = ofContainer(({ interrupted, state, isSince }) => {
  if (state.Running === true) return done('The container runs.');
  if (isSince(state.StartedAt)) return done('The container was started, and has ended since.');
  return notDone(interrupted, 'The container was not started.');
});

export const restart = ofContainer(({ interrupted, state, isSince }) =>
  isSince(state.StartedAt)
    ? done('The container was started again.')
    : notDone(interrupted, 'The container was not started again.'),
);

export const stop = ofContainer(({ interrupted, state }) =>
  state.Running === true
    ? notDone(interrupted, 'The container still runs.')
    : done('The container does not run.'),
);

export const kill = ofContainer(({ interrupted, state, isSince, request }) => {
  if (state.Running !== true || isSince(state.StartedAt)) return done('The container ended.');
  const signal = String(asObject(request.query as JsonObject | undefined).signal ?? 'KILL');
  if (/^(?:SIG)?KILL$|^9$/.test(signal)) return notDone(interrupted, 'The container still runs.');
  return needsAttention(`The container still runs: nobody can tell whether it got the signal ${signal}.`);
});

export const pause = ofContainer(({ interrupted, state }) =>
  state.Paused === true
    ? done('The container is paused.')
    : notDone(interrupted, 'The container is not paused.'),
);

export const unpause = ofContainer(({ interrupted, state }) =>
  state.Paused === true
    ? notDone(interrupted, 'The container is still paused.')
    : done('The container is not paused.'),
);

export const rename = ofContainer(async ({ interrupted, id, container, request }) => {
  const { name } = request;
  if (typeof name !== 'string' || asText(container.Name) !== `/${name}`) {
    return notDone(interrupted, 'The container has another name.');
  }
  await recordName(interrupted.cluster, thingOf({ kind: 'container', id }), name);
  return done('The container has the new name.');
});

export const update = ofContainer(async ({ interrupted, id, container, request }) => {
  const host = asObject(container.HostConfig);
  const wished = Object.entries(asObject(request.update as JsonObject | undefined));
  const isAsWished = wished.every(([member, value]) =>
    member === 'RestartPolicy'
      ? !asObject(value).Name || asObject(host.RestartPolicy).Name === asObject(value).Name
      : !value || host[member] === value,
  );
  const thing = { kind: 'container', id } as const;
  await recordUses(interrupted.cluster, thing, containerUses(host), interrupted.open.intent.correlationId);
  return isAsWished
    ? done('The container has the new limits.')
    : notDone(interrupted, 'The container has other limits.');
});

/** Of a container that does not run engines tell the names of its networks alone. */
function isOnNetwork({ container, request }: Seen): boolean {
  const networks = Object.entries(asObject(asObject(container.NetworkSettings).Networks));
  return networks.some(
    ([name, network]) => name === request.network || asObject(network).NetworkID === request.networkId,
  );
}

export const connect = ofContainer((seen) =>
  isOnNetwork(seen)
    ? done('The container is on the network.')
    : notDone(seen.interrupted, 'The container is not on the network.'),
);

export const disconnect = ofContainer((seen) =>
  isOnNetwork(seen)
    ? notDone(seen.interrupted, 'The container is still on the network.')
    : done('The container is not on the network.'),
);
