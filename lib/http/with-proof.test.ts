import { describe, expect, it } from 'vitest';
import { onProofNeeded, withProof } from '@/lib/http/with-proof';

const needed = () =>
  new Response(null, {
    status: 403,
    headers: { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="600"' },
  });

/** A server that wants a proof until it has one. */
function server() {
  const state = { isProved: false, asked: 0, sent: 0 };
  const send = async () => {
    state.sent += 1;
    return state.isProved ? new Response('done') : needed();
  };
  const prove = (isProved: boolean) => async () => {
    state.asked += 1;
    await new Promise((resolve) => setImmediate(resolve));
    state.isProved = isProved;
    return isProved;
  };
  return { state, send, prove };
}

describe('a request that needs a proof', () => {
  it('is sent again after it, and several at once ask once', async () => {
    const { state, send, prove } = server();
    const stop = onProofNeeded(prove(true));
    const answers = await Promise.all([withProof(send), withProof(send), withProof(send)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(state).toEqual({ isProved: true, asked: 1, sent: 6 });
    stop();
  });

  it('stays refused when the person gives up, and is not sent again', async () => {
    const { state, send, prove } = server();
    const stop = onProofNeeded(prove(false));
    expect((await withProof(send)).status).toBe(403);
    expect(state).toMatchObject({ asked: 1, sent: 1 });
    expect((await withProof(send)).status).toBe(403);
    expect(state).toMatchObject({ asked: 2, sent: 2 });
    stop();
  });

  it('is passed on where nothing can ask, as are other refusals', async () => {
    const { state, send } = server();
    expect((await withProof(send)).status).toBe(403);
    expect(state.sent).toBe(1);
    const stop = onProofNeeded(async () => true);
    let sent = 0;
    const answer = await withProof(async () => {
      sent += 1;
      return new Response(null, { status: 403 });
    });
    expect([answer.status, sent]).toEqual([403, 1]);
    stop();
  });
});
