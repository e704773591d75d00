import { readCount } from '@/lib/amounts/amounts';
import { readDuration } from '@/lib/amounts/duration';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import type { FileField, MountField, PortField, ServiceForm } from '@/lib/services/form/service-form';
import { readWords } from '@/lib/services/form/words';

/** Ports as the spec has them; what the form does not show of one stays with it. */
export function writePorts(spec: JsonObject, ports: readonly PortField[]): JsonObject[] {
  const before = asList(asObject(spec.EndpointSpec).Ports).map(asObject);
  return ports
    .filter(({ target }) => target.trim() !== '')
    .map(({ target, published, protocol, mode }) => {
      const TargetPort = readCount(target) ?? 0;
      const known = before.find((each) => each.TargetPort === TargetPort && each.Protocol === protocol);
      const PublishedPort = readCount(published);
      const { PublishedPort: _, ...others } = known ?? {};
      return {
        ...others,
        Protocol: protocol,
        TargetPort,
        ...(PublishedPort === null ? {} : { PublishedPort }),
        PublishMode: mode,
      };
    });
}

export function writeMounts(before: readonly Json[], mounts: readonly MountField[]): JsonObject[] {
  return mounts
    .filter(({ target }) => target.trim() !== '')
    .map(({ type, source, target, isReadOnly }) => {
      const known = before.map(asObject).find((each) => each.Type === type && each.Target === target);
      const { Source, ReadOnly, ...others } = known ?? {};
      return {
        ...others,
        Type: type,
        ...(type === 'tmpfs' || source.trim() === '' ? {} : { Source: source.trim() }),
        Target: target.trim(),
        ...(isReadOnly ? { ReadOnly: true } : {}),
      };
    });
}

/** Owned by root and readable by all in the container, as the docker CLI makes them, unless it was otherwise. */
export function writeFiles(
  kind: 'Secret' | 'Config',
  before: readonly Json[],
  files: readonly FileField[],
): JsonObject[] {
  return files
    .filter(({ id }) => id !== '')
    .map(({ id, name, file }) => {
      const known = before.map(asObject).find((each) => each[`${kind}ID`] === id);
      const Name = file.trim() || (kind === 'Secret' ? name : `/${name}`);
      return {
        File: { UID: '0', GID: '0', Mode: 0o444, ...asObject(known?.File), Name },
        [`${kind}ID`]: id,
        [`${kind}Name`]: name,
      };
    });
}

export function healthIn(form: ServiceForm): JsonObject | undefined {
  const { healthKind, health } = form;
  if (healthKind === 'image') return undefined;
  if (healthKind === 'none') return { Test: ['NONE'] };
  const numbers = {
    Interval: readDuration(form.healthInterval) ?? 0,
    Timeout: readDuration(form.healthTimeout) ?? 0,
    StartPeriod: readDuration(form.healthStart) ?? 0,
    Retries: readCount(form.healthRetries) ?? 0,
  };
  return {
    Test: healthKind === 'shell' ? ['CMD-SHELL', asText(health)] : ['CMD', ...readWords(health)],
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value > 0)),
  };
}
