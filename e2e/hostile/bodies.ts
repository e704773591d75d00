/** Requests that are right but for what an attack puts into them. */

const place = { 'io.wheelhouse.collection': '{mine}' };

export const container = (more: object = {}) => ({ Image: 'busybox', Cmd: ['true'], Labels: place, ...more });

export const withHost = (HostConfig: object, more: object = {}) => container({ HostConfig, ...more });

export const createContainer = 'POST /v1.41/containers/create?name={new}';

export const service = (task: object = {}, more: object = {}) => ({
  Name: '{new}',
  Labels: place,
  TaskTemplate: { ContainerSpec: { Image: '{registry}/busybox', Command: ['true'] }, ...task },
  ...more,
});

export const withContainerSpec = (spec: object) =>
  service({ ContainerSpec: { Image: '{registry}/busybox', Command: ['true'], ...spec } });

export const createService = 'POST /v1.41/services/create';

/** The text of a create request in which one thing is added by hand. */
export const containerText = (hostConfig: string, more = '') =>
  `{"Image":"busybox","Labels":{"io.wheelhouse.collection":"{mine}"}${more},"HostConfig":${hostConfig}}`;

export const serviceText = (containerSpec: string, more = '') =>
  `{"Name":"{new}","Labels":{"io.wheelhouse.collection":"{mine}"},"TaskTemplate":{"ContainerSpec":` +
  `{"Image":"{registry}/busybox"${containerSpec}}${more}}}`;

/** The bytes of a whole request. */
export function raw(start: string, lines: readonly string[] = [], body = ''): string {
  return `${[`${start} HTTP/1.1`, 'Host: door', '{bearer}', ...lines].join('\r\n')}\r\n\r\n${body}`;
}
