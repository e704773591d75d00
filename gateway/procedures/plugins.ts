import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { askEngine, jsonOf, wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { demand, may } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { resolveTarget } from '@/gateway/resolve/resolve-target';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { rootCollection } from '@/lib/access/collection-path';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';
import type { Json } from '@/lib/docker-api/json';
import { pluginSettings } from '@/lib/docker-api/schemas/plugin';
import { serialise } from '@/lib/docker-api/serialise';

/** Plugins are shown to who manages them; for all others there are none. */
export async function pluginList(call: Call): Promise<void> {
  if (!may(call.actor, 'plugin.manage', rootCollection)) {
    answerBytes(call.exchange, 200, 'application/json', serialise([]));
    return;
  }
  const answer = await askEngine(call, { method: 'GET', segments: ['plugins'], query: call.query });
  if (answer.status >= 400) await answerEngineError(call, answer);
  else answerBytes(call.exchange, 200, 'application/json', serialise(jsonOf(answer)));
}

/** Settings of a plugin, whose values may be secrets: on record are their names alone. */
export async function pluginSet(call: Call): Promise<void> {
  const settings = pluginSettings.parse(call.body);
  const target = await resolveTarget(call);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const request = { settings: settings.map((setting) => setting.split('=', 1)[0]) };
  await onRecord(call, { ...target.subject, operation, allowedBy, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['plugins', target.id, 'set'],
      body: settings,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    answerBytes(call.exchange, status, 'text/plain; charset=utf-8', answer.bytes);
    return { status };
  });
}

/** Whatever makes the engine contact a registry about a plugin: one that it may contact. */
export async function pluginFetch(call: Call): Promise<void> {
  const { route, query } = call;
  const target = route.target === 'plugin' ? await resolveTarget(call) : null;
  const subject = { ...(target?.subject ?? { resourceKind: 'plugin' }), collection: rootCollection };
  const operation = 'plugin.manage' as const;
  const allowedBy = demand(call, operation, rootCollection, subject);
  const named = typeof query.remote === 'string' ? query.remote : (target?.subject.resourceName ?? '');
  const reference = accepted(parseImageReference(named));
  if (reference.kind === 'id') throw new Refused(400, 'a plugin is fetched by its name, not by its id');
  const remote = familiarName(reference);
  demandRegistry(call, reference.domain, { ...subject, operation });
  const credential = await registryAuth(call, reference.domain);
  const act = async (): Promise<Outcome> => {
    const answer = await call.cluster.engine.send(
      written(call, {
        method: route.method,
        segments: route.path
          .slice(1)
          .split('/')
          .map((segment) => (segment.startsWith('{') ? (target?.id ?? '') : segment)),
        query: 'remote' in query ? { ...query, remote } : query,
        headers: credential === null ? {} : { 'X-Registry-Auth': credential },
        ...(route.body === 'none' ? {} : { body: call.body as Json }),
        signal: leavingOf(call.exchange),
      }),
    );
    const status = answer.statusCode ?? 502;
    if (status >= 400) {
      const whole = await wholeAnswer(answer);
      await answerEngineError(call, whole);
      return { status, detail: engineMessage(whole) };
    }
    await streamAnswer(call, answer, [{ operation, collection: rootCollection, thing: null }]);
    return { status };
  };
  if (route.effect === 'read') await act();
  else await onRecord(call, { ...subject, operation, allowedBy, request: { remote } }, act);
}
