import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAddress } from '@/lib/docker-api/registry-host';
import { registryLogin as registryLoginSchema } from '@/lib/docker-api/schemas/registry-login';

const loggedIn = z.object({ Status: z.string(), IdentityToken: z.string().optional() });

/** A registry is asked with somebody's password; an engine waits for it as long as that takes. */
const withinMs = 60_000;

/**
 * Lets a registry that this cluster may contact say whether a credential is good, for `docker login`.
 * The client keeps it afterwards; it is on no record.
 */
export async function registryLogin(call: Call): Promise<void> {
  const { serveraddress: host, ...secrets } = registryLoginSchema.parse(call.body);
  const subject = { resourceKind: 'registry', resourceName: host, operation: 'registry.login' };
  demandRegistry(call, host, subject);
  const request = { username: secrets.username };
  await onRecord(call, { ...subject, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['auth'],
      body: { ...secrets, serveraddress: registryAddress(host) },
      withinMs,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    if (status === 204 || answer.bytes.length === 0)
      answerJson(call.exchange, 200, { Status: 'Login Succeeded' });
    else answerJson(call.exchange, 200, loggedIn.parse(jsonOf(answer)));
    return { status };
  });
}
