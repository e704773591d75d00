import { median, roundCount } from '@/bench/measurements/rounds';
import type { OwnProduct } from '@/bench/rig/own-product';

/** The median time until the last byte, in milliseconds, the first answers not counted. */
export async function timeOf(product: OwnProduct, path: string, body?: object): Promise<number> {
  await call(product, path, body);
  await call(product, path, body);
  const took: number[] = [];
  for (let round = 0; round < roundCount; round += 1) {
    const from = performance.now();
    await call(product, path, body);
    took.push(performance.now() - from);
  }
  return median(took);
}

/** The text of the answer. @throws Error when it is none of success */
export async function call({ consoleUrl, token }: OwnProduct, path: string, body?: object): Promise<string> {
  // Pages take the cookie alone; a change by it would have to come from a page.
  const credential: Record<string, string> = path.startsWith('/api/')
    ? { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    : { Cookie: `wheelhouse_session=${token}` };
  const answer = await fetch(consoleUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: credential,
    redirect: 'error',
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
  return text;
}
