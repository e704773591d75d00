/** A call that the Engine API publishes, by the versions of the API that have it. */
export interface PublishedCall {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** With `{id}` or `{name}` in the place of what it is about. */
  readonly path: string;
  /** The first version that has it, where it is later than 1.41. */
  readonly since?: string;
}

/**
 * Facts of the API that every engine from 1.41 on serves, and what versions up to 1.56 have added.
 * One line for each path, with its methods.
 */
const paths = `
  GET HEAD       /_ping
  POST           /auth
  POST           /build
  POST           /build/prune
  POST           /commit
  GET            /configs
  POST           /configs/create
  GET DELETE     /configs/{id}
  POST           /configs/{id}/update
  POST           /containers/create
  GET            /containers/json
  POST           /containers/prune
  DELETE         /containers/{id}
  GET HEAD PUT   /containers/{id}/archive
  POST           /containers/{id}/attach
  GET            /containers/{id}/attach/ws
  GET            /containers/{id}/changes
  POST           /containers/{id}/exec
  GET            /containers/{id}/export
  GET            /containers/{id}/json
  POST           /containers/{id}/kill
  GET            /containers/{id}/logs
  POST           /containers/{id}/pause
  POST           /containers/{id}/rename
  POST           /containers/{id}/resize
  POST           /containers/{id}/restart
  POST           /containers/{id}/start
  GET            /containers/{id}/stats
  POST           /containers/{id}/stop
  GET            /containers/{id}/top
  POST           /containers/{id}/unpause
  POST           /containers/{id}/update
  POST           /containers/{id}/wait
  GET            /distribution/{name}/json
  GET            /events
  GET            /exec/{id}/json
  POST           /exec/{id}/resize
  POST           /exec/{id}/start
  POST           /images/create
  GET            /images/get
  GET            /images/json
  POST           /images/load
  POST           /images/prune
  GET            /images/search
  DELETE         /images/{name}
  GET            /images/{name}/attestations  1.55
  GET            /images/{name}/get
  GET            /images/{name}/history
  GET            /images/{name}/json
  POST           /images/{name}/push
  POST           /images/{name}/tag
  GET            /info
  GET            /networks
  POST           /networks/create
  POST           /networks/prune
  GET DELETE     /networks/{id}
  POST           /networks/{id}/connect
  POST           /networks/{id}/disconnect
  GET            /nodes
  GET DELETE     /nodes/{id}
  POST           /nodes/{id}/update
  GET            /plugins
  POST           /plugins/create
  GET            /plugins/privileges
  POST           /plugins/pull
  DELETE         /plugins/{name}
  POST           /plugins/{name}/disable
  POST           /plugins/{name}/enable
  GET            /plugins/{name}/json
  POST           /plugins/{name}/push
  POST           /plugins/{name}/set
  POST           /plugins/{name}/upgrade
  GET            /secrets
  POST           /secrets/create
  GET DELETE     /secrets/{id}
  POST           /secrets/{id}/update
  GET            /services
  POST           /services/create
  GET DELETE     /services/{id}
  GET            /services/{id}/logs
  POST           /services/{id}/update
  POST           /session
  GET            /swarm
  POST           /swarm/init
  POST           /swarm/join
  POST           /swarm/leave
  POST           /swarm/unlock
  GET            /swarm/unlockkey
  POST           /swarm/update
  GET            /system/df
  GET            /tasks
  GET            /tasks/{id}
  GET            /tasks/{id}/logs
  GET            /version
  GET            /volumes
  POST           /volumes/create
  POST           /volumes/prune
  GET DELETE     /volumes/{name}
  PUT            /volumes/{name}  1.42`;

export const publishedCalls: readonly PublishedCall[] = callsOf(paths);

/** What engines serve besides: unpublished, experimental, of their builders and for their makers. */
export const unpublishedCalls: readonly PublishedCall[] = callsOf(`
  POST           /build/cancel
  GET POST       /containers/{id}/checkpoints
  DELETE         /containers/{id}/checkpoints/{name}
  POST           /containers/{id}/copy
  GET            /debug/pprof/cmdline
  GET            /debug/vars
  POST           /grpc`);

function callsOf(lines: string): PublishedCall[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(/\s+/);
      const at = words.findIndex((word) => word.startsWith('/'));
      const [path = '', since] = words.slice(at);
      return words.slice(0, at).map((method) => ({
        method: method as PublishedCall['method'],
        path,
        ...(since === undefined ? {} : { since }),
      }));
    });
}
