import pg from 'pg';

export const auditLog = {
  entries: 1_000_000,
  /** Where so many of them are; the others are spread over 5,000 collections. */
  quiet: { collection: '/Shared/quiet', entries: 100 },
  /** Five entries among the oldest. */
  rareActor: 'left-long-ago',
  /** A word of one of them. */
  rareWord: 'needle-in-the-log',
} as const;

const { entries, quiet, rareActor, rareWord } = auditLog;

/** Seven of ten are intents and outcomes, in pairs; one is a refusal, the others changes of records. */
const phase = `CASE WHEN n % 10 = 8 THEN 'refusal' WHEN n % 10 < 8 AND n % 2 = 0 THEN 'intent' ELSE 'outcome' END`;
/** What an intent and its outcome have in common goes by this. */
const pair = `CASE WHEN n % 10 < 8 THEN n / 2 * 2 ELSE n END`;
const operations = `ARRAY['container.create','container.start','container.stop','container.remove','service.update','service.create','volume.create','image.pull','network.create','secret.create','config.create','access.manage']`;
const idOf = `md5('thing ' || p % 40000) || md5('thing too ' || p % 40000)`;

/** A year of it: an entry each 32 seconds. */
const statements = [
  `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`,
  `INSERT INTO "AuditEntry" ("seq", "firstSeq", "canonical", "prevHash", "hash", "correlationId", "requestId", "phase", "at",
     "actor", "credential", "credentialId", "address", "operation", "cluster", "resourceKind", "resourceId", "resourceName",
     "collection", "outcome")
   SELECT n, p, jsonb_build_object('correlationId', e."correlation", 'requestId', e."correlation", 'phase', "phase",
       'at', to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actor', "actor", 'userId', md5("actor")::uuid,
       'credential', 'session browser', 'credentialId', "credentialId", 'address', "address",
       'client', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
       'operation', "operation", 'cluster', "cluster", 'resourceKind', "kind", 'resourceId', "id", 'resourceName', "name",
       'collection', "collection", 'allowedBy', 'a grant to team-' || p % 200 || ': Full Control on ' || "collection",
       'route', 'POST /containers/{id}/start', 'gateway', 'gateway-1', 'outcome', nullif("outcome", ''), 'detail', "detail",
       'durationMs', p % 900, 'status', 204, 'request', jsonb_build_object('Image', 'registry.example:5000/app-' || p % 5000,
         'Labels', jsonb_build_object('io.wheelhouse.collection', "collection"), 'Cmd', jsonb_build_array('serve', '--port', '8080')))::text,
     '\\x00', '\\x00', "correlation"::uuid, "correlation", "phase"::"AuditPhase", "at", "actor", 'session browser', "credentialId",
     "address", "operation", "cluster", "kind", "id", "name", "collection", "outcome"
   FROM (SELECT n, p, "phase", md5('request ' || p) AS "correlation", now() - (${entries} - n) * interval '32 seconds' AS "at",
       CASE WHEN p < 50 AND p % 10 = 8 THEN '${rareActor}' ELSE 'person-' || p * 7919 % 2000 END AS "actor",
       md5('credential ' || p % 5000) AS "credentialId", '10.1.' || p % 200 || '.' || p % 251 AS "address",
       (${operations})[1 + p % 12] AS "operation", 'cluster-' || p % 4 AS "cluster",
       split_part((${operations})[1 + p % 12], '.', 1) AS "kind", ${idOf} AS "id", 'thing-' || p % 40000 AS "name",
       CASE WHEN p % ${entries / quiet.entries} = 8 THEN '${quiet.collection}'
         ELSE '/Shared/department-' || p % 10 || '/group-' || p % 100 || '/app-' || p * 7919 % 5000 END AS "collection",
       CASE WHEN "phase" = 'intent' THEN '' WHEN "phase" = 'refusal' THEN 'refused' WHEN p % 50000 = 2 THEN 'failed'
         ELSE 'done' END AS "outcome",
       CASE WHEN n = 28 THEN '${rareWord}' WHEN "phase" = 'refusal' THEN 'You need that there.' ELSE '' END AS "detail"
     FROM (SELECT n, ${pair} AS p, ${phase} AS "phase" FROM generate_series(
       (SELECT "seq" + 1 FROM "AuditHead"), (SELECT "seq" FROM "AuditHead") + ${entries}) n) numbered) e`,
  `ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`,
  `UPDATE "AuditHead" SET "seq" = (SELECT max("seq") FROM "AuditEntry")`,
  `VACUUM ANALYZE "AuditEntry"`,
];

/** Fills the log of a fresh installation, past the product: the chain does not hold. */
export async function seedAuditLog(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
