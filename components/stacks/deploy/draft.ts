import * as z from 'zod/mini';

const shape = z.object({
  name: z.string(),
  collection: z.string(),
  text: z.string(),
  variables: z.string(),
});

/** What somebody is writing. */
export interface Draft extends z.infer<typeof shape> {
  /** Contents of files that the compose file names: kept in memory alone, they may be secrets. */
  readonly files: Readonly<Record<string, string>>;
}

export const exampleFile = `services:
  web:
    image: nginx:1.29
    ports: ["8080:80"]
    networks: [front]
    deploy:
      replicas: 2
      update_config: {parallelism: 1, order: start-first, failure_action: rollback}
networks:
  front: {}
`;

/** For as long as the tab lives, so that a reload or a failure loses nothing. Not for others to read. */
export function readDraft(cluster: string, name: string): Draft {
  const blank = { name, collection: '', text: '', variables: '', files: {} };
  const kept = sessionStorage.getItem(keyOf(cluster, name));
  if (kept === null) return blank;
  const parsed = shape.safeParse(JSON.parse(kept));
  return parsed.success ? { ...parsed.data, files: {} } : blank;
}

export function writeDraft(cluster: string, name: string, { files: _, ...draft }: Draft): void {
  sessionStorage.setItem(keyOf(cluster, name), JSON.stringify(draft));
}

function keyOf(cluster: string, name: string): string {
  return `stack-draft ${cluster} ${name}`;
}
