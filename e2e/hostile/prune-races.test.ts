import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { hasImage, imageStory } from '@/e2e/fixtures/build-context';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';

/** A prune lists first and removes one by one: what is given a name meanwhile is not what was listed. */
describe('a prune of images', () => {
  it('takes nobody a name that an image got since it was listed', async () => {
    const { shop, theirs, ana } = await imageStory();
    const name = stand.unique('origin');
    await ana.docker.run('create', '--name', name, ...inside(shop), 'busybox', 'true');
    const { Id: image } = (await ana.door.post(`/v1.41/commit?container=${name}`)).json;
    const given = `${theirs}/kept:1`;

    const turn = await holdTurn(`${await clusterId()} image ${image}`);
    const pruned = ana.docker.run('image', 'prune', '-f');
    await waitFor('the prune to wait for its turn', turn.isAwaited);
    await stand.dockerAtEngine.run('tag', image, given);
    await turn.end();

    expect(await pruned).not.toContain(image);
    expect(await hasImage(given)).toBe(true);
    await stand.dockerAtEngine.run('rmi', given);
    await ana.docker.run('rm', name);
  });
});

async function clusterId(): Promise<string> {
  const { items } = await (await stand.admin()).api.get('/clusters');
  return items.find((cluster: { name: string }) => cluster.name === 'local').id;
}

/** Takes the turn for a name, as a gateway does that makes or removes something of it. */
async function holdTurn(name: string) {
  const connection = readConnection(stand.facts.dataFolder);
  if (connection === null) throw new Error('The product has no database of its own');
  const client = new pg.Client({ connectionString: databaseUrl(connection) });
  await client.connect();
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
  const waiting = `SELECT count(*)::int AS "many" FROM pg_locks held JOIN pg_locks wanted
    ON (wanted.classid, wanted.objid) = (held.classid, held.objid) AND NOT wanted.granted
    WHERE held.pid = pg_backend_pid() AND held.locktype = 'advisory' AND wanted.locktype = 'advisory'`;
  return {
    isAwaited: async () => (await client.query(waiting)).rows[0].many > 0,
    end: () => client.end(),
  };
}
