import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

const written = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/;
const highest = 65_535;

/** `publish` and `expose`: a port or a range of them, "/tcp" unless told; null for what an engine may refuse. */
export function portFilter(
  values: readonly string[],
  member: 'PublicPort' | 'PrivatePort',
): ((listed: { readonly item: JsonObject }) => boolean) | null {
  const ranges = values.map((value) => {
    const [, first, last = first, type = 'tcp'] = written.exec(value) ?? [];
    return { first: Number(first), last: Number(last), type };
  });
  if (!ranges.every(({ first, last }) => first <= last && last <= highest)) return null;
  return ({ item }) =>
    asList(item.Ports).some((each) => {
      const port = asObject(each);
      // A port that is not published counts as published on 0.
      const number = Number(port[member] ?? 0);
      return ranges.some(({ first, last, type }) => port.Type === type && first <= number && number <= last);
    });
}
