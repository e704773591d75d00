import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, request, requestText, successful } from '@/lib/http/request';

const answering = (...answers: (Response | Error)[]) => {
  const fetching = vi.fn(async (_path: string, _init: RequestInit) => {
    const next = answers.shift();
    if (next instanceof Response) return next;
    throw next;
  });
  vi.stubGlobal('fetch', fetching);
  return fetching;
};

afterEach(() => void vi.unstubAllGlobals());

describe('a request of the browser', () => {
  it('sends JSON, and the state of the record that was shown', async () => {
    const fetching = answering(Response.json({ id: 'a' }));
    expect(await api('PATCH', '/teams/web', { body: { name: 'x' }, ifMatch: '"1"' })).toEqual({ id: 'a' });
    expect(fetching).toHaveBeenCalledWith(
      '/api/v1/teams/web',
      expect.objectContaining({
        method: 'PATCH',
        body: '{"name":"x"}',
        headers: { accept: 'application/json', 'content-type': 'application/json', 'if-match': '"1"' },
      }),
    );
  });

  it('answers null for an answer without a body, and the text of a file', async () => {
    answering(new Response(null, { status: 204 }), new Response('a,b'));
    expect(await request('DELETE', '/x')).toBeNull();
    expect(await requestText('/x', new AbortController().signal)).toBe('a,b');
  });

  it('fails in the words of whoever refused', async () => {
    answering(
      Response.json({ title: 'Not permitted', detail: 'You need x on /' }, { status: 403 }),
      Response.json({ message: 'No such container: x' }, { status: 404 }),
    );
    await expect(request('GET', '/x')).rejects.toMatchObject({ status: 403, message: 'You need x on /' });
    await expect(successful('GET', '/x')).rejects.toMatchObject({
      status: 404,
      message: 'No such container: x',
    });
  });

  it('tells that no answer came from that nobody waits for it any more', async () => {
    const gaveUp = new AbortController();
    answering(new TypeError('fetch failed'), new TypeError('given up'));
    await expect(request('GET', '/x', { signal: gaveUp.signal })).rejects.toMatchObject({
      name: 'RequestFailure',
      status: 0,
    });
    gaveUp.abort();
    await expect(request('GET', '/x', { signal: gaveUp.signal })).rejects.toThrow('given up');
  });
});
