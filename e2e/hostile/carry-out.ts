import { expect } from 'vitest';
import type { DoorAnswer } from '@/e2e/fixtures/door';
import { RawConnection } from '@/e2e/fixtures/raw-connection';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import type { Attack } from './attack';
import { filledIn } from './marks';
import type { Attacker, Stage } from './stage';
import type { Witness } from './witness';

type Answer = Pick<DoorAnswer, 'status' | 'text'> & { readonly headers: object };

/**
 * Tries an attack as one of the tenants. Asserts what is answered; and by asking the engine, that
 * nothing happened, and that the answer holds nothing of the victim's but what the attacker said.
 */
export async function carryOut(
  stage: Stage,
  witness: Witness,
  attacker: Attacker,
  attack: Attack,
): Promise<void> {
  const fresh = stand.unique('hostile');
  const said = { text: '' };
  const answer = await ask(attacker, attack, (text) => filledIn(text, stage, fresh), said);
  const due = (attacker === stage.restricted ? attack.restricted : undefined) ?? attack.answer;
  const words = `${said.text.slice(0, 400)} → ${answer.status} ${answer.text.slice(0, 600)}`;
  await witness.nothingHappened(words);
  expect([due].flat(), words).toContain(answer.status);
  if (attack.says) expect(answer.text, words).toMatch(attack.says);
  expect(leaks(stage, answer, said.text), words).toEqual([]);
}

/** What of the victim's is in an answer and was not in the question. */
export function leaks(stage: Pick<Stage, 'secrets'>, answer: Answer, question: string): string[] {
  const told = `${JSON.stringify(answer.headers)} ${answer.text}`;
  return stage.secrets.filter((secret) => told.includes(secret) && !question.includes(secret));
}

async function ask(
  attacker: Attacker,
  attack: Attack,
  fill: (text: string) => string,
  said: { text: string },
): Promise<Answer> {
  if (attack.raw !== undefined) {
    const bytes = fill(attack.raw.replaceAll('{bearer}', `Authorization: Bearer ${attacker.person.token}`));
    said.text = bytes;
    return askRaw(bytes);
  }
  const [method = '', path = ''] = fill(attack.send ?? '').split(/ (.*)/s);
  const body =
    attack.body === undefined || Buffer.isBuffer(attack.body)
      ? attack.body
      : fill(typeof attack.body === 'string' ? attack.body : JSON.stringify(attack.body));
  const headers = Object.fromEntries(
    Object.entries(attack.headers ?? {}).map(([name, value]) => [name, fill(value)]),
  );
  said.text = `${method} ${decoded(path)} ${path} ${body ?? ''} ${JSON.stringify(headers)}`;
  return attacker.door.ask(method, path, body, headers);
}

async function askRaw(bytes: string): Promise<Answer> {
  const connection = await RawConnection.toConsole();
  try {
    connection.send(Buffer.from(bytes, 'latin1'));
    // Of an answer that only says to go on, the next one counts.
    const status = await waitFor(
      'an answer',
      () => connection.statuses.find((code) => code > 100) ?? (connection.isClosed ? 0 : undefined),
    );
    return { status, text: connection.text, headers: {} };
  } finally {
    connection.destroy();
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
