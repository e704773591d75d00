import type { JsonObject } from '@/lib/docker-api/json';
import type { ComposeService } from '@/lib/stacks/compose/compose-schema';
import { numberOf } from '@/lib/stacks/compose/values';

/** `8080:80`, `8000-8002:80-82/udp`, `80` or the long form, as a Swarm has them. @throws RangeError */
export function portsOf(ports: ComposeService['ports']): JsonObject[] {
  const all = (ports ?? []).flatMap((port): JsonObject[] => {
    if (typeof port !== 'object') return shortPort(String(port));
    const long = {
      Protocol: port.protocol ?? 'tcp',
      TargetPort: numberOf(port.target),
      ...(port.published === undefined ? {} : { PublishedPort: numberOf(port.published) }),
      PublishMode: port.mode ?? 'ingress',
    };
    return [long];
  });
  return all.sort((a, b) => Number(a.PublishedPort ?? 0) - Number(b.PublishedPort ?? 0));
}

function shortPort(text: string): JsonObject[] {
  const [, published, target = '', protocol = 'tcp'] =
    /^(?:([\d-]*):)?([\d-]+)(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
  if (target === '') {
    throw new RangeError(`The port ${text}: write PUBLISHED:TARGET; a Swarm publishes on every address.`);
  }
  const targets = range(target);
  const publics = published ? range(published) : [];
  if (publics.length > 0 && publics.length !== targets.length) {
    throw new RangeError(`The ports ${text}: both ranges must be of one length.`);
  }
  return targets.map((TargetPort, at) => ({
    Protocol: protocol,
    TargetPort,
    ...(publics[at] === undefined ? {} : { PublishedPort: publics[at] }),
    PublishMode: 'ingress',
  }));
}

function range(text: string): number[] {
  const [first = 0, last = first] = text.split('-').map(Number);
  if (last < first || last - first > 1_000) throw new RangeError(`The ports ${text} are no range.`);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
