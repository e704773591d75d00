import { describe, expect, it } from 'vitest';
import { compilePathPattern, matchPathPattern } from '@/lib/docker-api/path-pattern';
import { routes, withheldRoutes } from '@/lib/docker-api/routes';

/** Every path of the Engine API (moby, API 1.51), with a sample in the place of a name. */
const engineApi = `
  HEAD /_ping, GET /_ping, GET /version, GET /info, GET /events, POST /auth, GET /system/df, POST /session, POST /grpc
  GET /containers/json, POST /containers/create, GET /containers/x/json, GET /containers/x/top,
  GET /containers/x/logs, GET /containers/x/changes, GET /containers/x/export, GET /containers/x/stats,
  POST /containers/x/resize, POST /containers/x/start, POST /containers/x/stop, POST /containers/x/restart,
  POST /containers/x/kill, POST /containers/x/update, POST /containers/x/rename, POST /containers/x/pause,
  POST /containers/x/unpause, POST /containers/x/attach, GET /containers/x/attach/ws, POST /containers/x/wait,
  DELETE /containers/x, HEAD /containers/x/archive, GET /containers/x/archive, PUT /containers/x/archive,
  POST /containers/prune, POST /containers/x/exec, POST /exec/x/start, POST /exec/x/resize, GET /exec/x/json,
  GET /containers/x/checkpoints, POST /containers/x/checkpoints
  GET /images/json, POST /build, POST /build/prune, POST /build/cancel, POST /images/create, GET /images/x/json,
  GET /images/x/history, POST /images/x/push, POST /images/x/tag, DELETE /images/x, GET /images/search,
  POST /images/prune, POST /commit, GET /images/x/get, GET /images/get, POST /images/load,
  GET /distribution/x/json
  GET /volumes, POST /volumes/create, GET /volumes/x, PUT /volumes/x, DELETE /volumes/x, POST /volumes/prune
  GET /networks, GET /networks/x, DELETE /networks/x, POST /networks/create, POST /networks/x/connect,
  POST /networks/x/disconnect, POST /networks/prune
  GET /plugins, GET /plugins/privileges, POST /plugins/pull, GET /plugins/x/json, DELETE /plugins/x,
  POST /plugins/x/enable, POST /plugins/x/disable, POST /plugins/x/upgrade, POST /plugins/create,
  POST /plugins/x/push, POST /plugins/x/set
  GET /nodes, GET /nodes/x, DELETE /nodes/x, POST /nodes/x/update
  GET /swarm, POST /swarm/init, POST /swarm/join, POST /swarm/leave, POST /swarm/update, GET /swarm/unlockkey,
  POST /swarm/unlock
  GET /services, POST /services/create, GET /services/x, DELETE /services/x, POST /services/x/update,
  GET /services/x/logs, GET /tasks, GET /tasks/x, GET /tasks/x/logs
  GET /secrets, POST /secrets/create, GET /secrets/x, DELETE /secrets/x, POST /secrets/x/update
  GET /configs, POST /configs/create, GET /configs/x, DELETE /configs/x, POST /configs/x/update
  GET /debug/vars, GET /debug/pprof/cmdline`
  .split(/[,\n]/)
  .map((line) => line.trim())
  .filter((line) => line !== '')
  .map((line) => line.split(' '));

describe('the table', () => {
  const matching = (table: readonly { method: string; path: string }[], method = '', path = '') =>
    table.filter(
      (route) =>
        (route.method === 'ANY' || route.method === method) &&
        !('selectedBy' in route) &&
        matchPathPattern(compilePathPattern(route.path), path.slice(1).split('/')) !== undefined,
    );

  it.each(engineApi)('has one answer to %s %s', (method, path) => {
    const offered = matching(routes, method, path);
    expect(offered.length).toBeLessThan(2);
    if (offered.length === 0) expect(matching(withheldRoutes, method, path)).not.toEqual([]);
  });

  it('lists no route twice', () => {
    const names = routes.map(
      ({ method, path, selectedBy = '' }) => `${method} ${path.replace(/\{.*\}/, '{}')} ${selectedBy}`,
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
