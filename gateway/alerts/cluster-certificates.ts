import { enginesOf } from '@/gateway/alerts/engines-of';
import type { Cluster } from '@/gateway/engines/cluster';
import { firstEnd } from '@/gateway/engines/engine-certificates';
import type { CertificateFact } from '@/lib/alerts/facts';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import type { Json } from '@/lib/docker-api/json';

const withinMs = 10_000;

const kind = 'certificate';

/** The certificates that a cluster depends on: of the connections to its engines, and of its Swarm. */
export async function clusterCertificates(cluster: Cluster): Promise<CertificateFact[]> {
  const found: CertificateFact[] = [];
  for (const { id, name, engine } of enginesOf(cluster)) {
    const ends = await engine.certificates();
    if (ends === null) continue;
    if (ends.engine) {
      found.push({
        kind,
        id: `${id}:engine`,
        name: `the certificate of the engine ${name}`,
        notAfter: ends.engine,
        advice:
          'Make a new one with the authority that signed it, and give it to the engine. When it has expired the engine cannot be reached any more.',
      });
    }
    const changed = 'Make a new one and change it under Admin → Clusters.';
    found.push(
      {
        kind,
        id: `${id}:own`,
        name: `our certificate for the engine ${name}`,
        notAfter: ends.own,
        advice: `${changed} When it has expired the engine refuses us.`,
      },
      {
        kind,
        id: `${id}:authority`,
        name: `the authority that signs for the engine ${name}`,
        notAfter: ends.authority,
        advice: `${changed} When it has expired no certificate of it is good any more.`,
      },
    );
  }
  const swarm = await swarmAuthority(cluster);
  if (swarm) {
    found.push({
      kind,
      id: 'swarm-authority',
      name: `the authority of the Swarm ${cluster.name}`,
      notAfter: swarm,
      advice:
        'Rotate it (docker swarm ca --rotate, or on its page). Its nodes get new certificates by themselves.',
    });
  }
  return found;
}

/** Null where the engine is no manager of a Swarm. */
async function swarmAuthority(cluster: Cluster): Promise<Date | null> {
  const { status, bytes } = await cluster.engine.read({
    method: 'GET',
    target: engineTarget('1.41', ['swarm'], ''),
    withinMs,
  });
  if (status !== 200) return null;
  const swarm = asObject(JSON.parse(bytes.toString('utf8')) as Json);
  const pem = asText(asObject(swarm.TLSInfo).TrustRoot);
  return pem.includes('BEGIN CERTIFICATE') ? firstEnd(pem) : null;
}
