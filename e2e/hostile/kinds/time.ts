import type { Attack } from '../attack';
import { service } from '../bodies';

/** Requests about what has changed or gone since it was looked at. */
export const time: readonly Attack[] = [
  {
    name: 'an exec that nobody made',
    send: `POST /v1.41/exec/${'a'.repeat(64)}/start`,
    body: { Detach: true },
    answer: 404,
  },
  {
    name: 'an old version of a service',
    send: 'POST /v1.41/services/{their.service.id}/update?version=0',
    body: service(),
    answer: [400, 403, 404],
  },
  {
    name: 'a service without a version',
    send: 'POST /v1.41/services/{my.service.id}/update',
    body: service(),
    answer: [400, 403],
  },
  {
    name: 'a registry credential of the spec before',
    send: 'POST /v1.41/services/{their.service.id}/update?version=1&registryAuthFrom=previous-spec',
    body: service(),
    answer: [400, 403, 404],
  },
  {
    name: "a wait for the end of what is another's",
    send: 'POST /v1.41/containers/{their.container.id}/wait?condition=removed',
    answer: 404,
  },
  {
    name: "logs that follow what is another's",
    send: 'GET /v1.41/containers/{their.container.id}/logs?follow=1&stdout=1',
    answer: 404,
  },
  {
    name: "stats that follow what is another's",
    send: 'GET /v1.41/containers/{their.container.id}/stats?stream=1',
    answer: 404,
  },
  {
    name: 'events of what was',
    send: 'GET /v1.41/events?since=0&until={now}&filters=%7B%22label%22:%5B%22word%22%5D%7D',
    answer: 200,
  },
  {
    name: 'all events of what was',
    send: 'GET /v1.41/events?since=0&until={now}',
    answer: 200,
  },
  {
    name: 'events of the swarm that was',
    send: 'GET /v1.41/events?since=0&until={now}&filters=%7B%22scope%22:%5B%22swarm%22%5D%7D',
    answer: 200,
  },
];
