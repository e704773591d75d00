import { afterAll, expect, it, vi } from 'vitest';
import { allThatIsKept, capturePrinted, found } from '@/e2e/records/all-that-is-kept';
import { startEchoingEngine } from '@/e2e/records/echoing-engine';
import { startInstallation } from '@/e2e/records/installation';
import { openOwnDoor } from '@/e2e/records/own-door';
import { secretRequests } from '@/e2e/records/secret-requests';
import { waitFor } from '@/e2e/wait-for';

const printed = capturePrinted();
const here = await startInstallation();
const shop = await here.collection('shop');
let serial = 0;
const markers: string[] = [];
/** As long as the beginning that messages show of anything. */
const marker = () => {
  markers.push(`Marker-${(++serial).toString().padStart(4, '0')}-is-nobodys-business`);
  return markers.at(-1) ?? '';
};
const engine = await startEchoingEngine(shop, marker());
const door = await openOwnDoor(here, engine.endpoint);
const leaving = new AbortController();
afterAll(async () => {
  leaving.abort();
  vi.restoreAllMocks();
  await door.end();
  engine.stop();
  await here.end();
});

const tokenOf = async (username: string, password: string): Promise<string> =>
  (await here.anonymous.ok('POST', '/auth/login', { username, password })).token;

it('keeps every secret of every request out of answers, the log, the tables, what is told to others and what it prints', async () => {
  const ana = await here.person('ana', [{ role: 'Full Control', on: shop }]);
  const ben = await here.person('ben', [{ role: 'View Only', on: shop }]);
  const nobody = await here.person('nobody');
  const admin = door.as(await tokenOf('admin', 'opensesame-42'));
  const callers = [door.as(await tokenOf(ana.username, ana.password)), admin];
  const stranger = door.as(await tokenOf(nobody.username, nobody.password));
  const looking = door.as(await tokenOf(ben.username, ben.password));
  const live = await listen(await tokenOf(ben.username, ben.password));

  const said = new Map<string, string>();
  const stopped: string[] = [];
  for (const { name, method, path, body, headers, reaches } of await secretRequests({
    engine,
    shop,
    marker,
  })) {
    for (const [who, caller] of [...callers, stranger].entries()) {
      const { status, text } = await caller.ask(method, path, body, headers);
      // A plan that could be made is shown to whoever asked for it, whole.
      if (!/\/plans\//.test(path) || status >= 400) said.set(`the answer to ${name} for caller ${who}`, text);
    }
    if (reaches !== null && !engine.asked.join('\n').includes(reaches))
      stopped.push(`${name}: ${said.get(`the answer to ${name} for caller 1`)}`);
  }
  // Refused requests alone would prove little.
  expect(stopped).toEqual([]);
  // What engines tell by themselves.
  const shown = `Shown-${marker()}`;
  await waitFor('an event to be kept', async () => {
    // Told again and again: nobody keeps what came before anybody followed.
    engine.tell(`exec_create: sh -c "login ${shown}"`, { execID: 'd'.repeat(64) });
    engine.tell('die', { exitCode: '0', TOKEN: shown });
    return (await here.db.engineEvent.count({ where: { action: 'die' } })) > 0;
  });
  said.set('an inspection', (await looking.get(`/v1.41/containers/${engine.container.id}/json`)).text);
  expect(said.get('an inspection')).toContain(engine.container.name);
  await waitFor('what others are told', () => live.text.includes(engine.container.name));
  said.set('the live stream', live.text);

  said.set('what is printed', printed.join(''));
  for (const [where, text] of await allThatIsKept(here)) said.set(where, text);
  expect(said.get('table AuditEntry')).toContain('I will not');
  expect(found(said, markers)).toEqual([]);
});

/** What somebody's open page is told. */
async function listen(token: string) {
  const answer = await fetch(`${door.origin}/live?topics=containers@local,services@local`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  const heard = { text: '' };
  const read = async () => {
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      heard.text += Buffer.from(chunk).toString('utf8');
    }
  };
  read().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return heard;
}
