import pg from 'pg';

/** How large the organisation is that access is measured in. */
export const organisation = { people: 2_000, teams: 200, collections: 5_000, grants: 10_000 } as const;

/** Numbers that look thrown and are the same each time: `n` times a prime, of so many. */
const thrown = (n: string, prime: number, most: number) => `((${n}) * ${prime} % ${most})`;

const { people, teams, collections, grants } = organisation;

/** Four levels of teams: 8 at the top, then 32, 64 and 96. */
const parentOfTeam = `CASE WHEN n < 8 THEN NULL WHEN n < 40 THEN n % 8 WHEN n < 104 THEN 8 + n % 32 ELSE 40 + n % 64 END`;

/** Ten departments, a hundred groups, and the rest are apps of groups. */
const pathOfCollection = `'/Shared/department-' || n % 10
  || CASE WHEN n >= 10 THEN '/group-' || n % 100 ELSE '' END
  || CASE WHEN n >= 110 THEN '/app-' || n ELSE '' END`;
const parentOfCollection = `CASE WHEN n < 10 THEN '/Shared' ELSE regexp_replace(path, '/[^/]*$', '') END`;

/** A third are of people, the others of teams; each hundredth ends some day. */
const statements = [
  `INSERT INTO "User" ("id", "username", "fullName", "updatedAt")
   SELECT gen_random_uuid(), 'person-' || n, 'Person Number ' || n, now() FROM generate_series(1, ${people}) n`,
  `CREATE TEMP TABLE team AS SELECT n, gen_random_uuid() AS id, ${parentOfTeam} AS parent FROM generate_series(0, ${teams - 1}) n`,
  `INSERT INTO "Team" ("id", "name", "parentId")
   SELECT t.id, 'team-' || t.n, up.id FROM team t LEFT JOIN team up ON up.n = t.parent ORDER BY t.n`,
  `INSERT INTO "Membership" ("teamId", "userId")
   SELECT DISTINCT t.id, u."id" FROM generate_series(1, ${people}) i CROSS JOIN generate_series(0, 2) k
   JOIN "User" u ON u."username" = 'person-' || i JOIN team t ON t.n = ${thrown('i + k * 71', 97, teams)}`,
  `CREATE TEMP TABLE place AS
   SELECT n, gen_random_uuid() AS id, ${pathOfCollection} AS path FROM generate_series(0, ${collections - 1}) n`,
  `INSERT INTO "Collection" ("id", "path", "parentId")
   SELECT p.id, p.path, coalesce(up.id, c."id") FROM (SELECT *, ${parentOfCollection} AS parent FROM place) p
   LEFT JOIN place up ON up.path = p.parent LEFT JOIN "Collection" c ON c."path" = p.parent ORDER BY p.n`,
  `INSERT INTO "Grant" ("id", "subjectKind", "userId", "teamId", "roleId", "collectionId", "expiresAt", "reason")
   SELECT gen_random_uuid(), CASE WHEN u."id" IS NULL THEN 'team' ELSE 'user' END::"SubjectKind", u."id",
     CASE WHEN u."id" IS NULL THEN t.id END, r."id", p.id,
     CASE WHEN i % 100 = 0 THEN now() + interval '30 days' END, 'Given for the bench'
   FROM generate_series(1, ${grants}) i
   LEFT JOIN "User" u ON i % 3 = 0 AND u."username" = 'person-' || (1 + ${thrown('i', 101, people)})
   JOIN team t ON t.n = ${thrown('i', 89, teams)}
   JOIN place p ON p.n = ${thrown('i', 7_919, collections)}
   JOIN "Role" r ON r."name" = (ARRAY['View Only', 'Restricted Control', 'Full Control'])[1 + i % 3]`,
  `ANALYZE`,
];

/** Fills the database of a fresh installation with it, past the product. */
export async function seedOrganisation(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
