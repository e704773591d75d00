import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Running } from '@/e2e/fixtures/running';
import { freePorts } from '@/e2e/stand/free-ports';
import { waitFor } from '@/e2e/wait-for';

interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** A real Prometheus that scrapes one address with a bearer token, as the guide says. */
export class Prometheus {
  private constructor(
    private readonly running: Running,
    private readonly folder: string,
    private readonly origin: string,
  ) {}

  static async start(target: string, token: string): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-prometheus-'));
    const [port] = await freePorts(1);
    const address = `127.0.0.1:${port}`;
    writeFileSync(join(folder, 'token'), token, { mode: 0o600 });
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `scrape_configs:
  - job_name: wheelhouse
    scrape_interval: 1s
    metrics_path: /metrics
    authorization:
      credentials_file: ${join(folder, 'token')}
    static_configs:
      - targets: ['${target}']
`,
    );
    const child = spawn('prometheus', [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ]);
    const prometheus = new Prometheus(new Running(child), folder, `http://${address}`);
    await waitFor('Prometheus to be ready', async () => (await fetch(`http://${address}/-/ready`)).ok, {
      timeoutMs: 30_000,
      intervalMs: 100,
    });
    return prometheus;
  }

  /** What a query finds now. */
  async query(text: string): Promise<Found[]> {
    const answer = await fetch(`${this.origin}/api/v1/query?${new URLSearchParams({ query: text })}`);
    const { data } = (await answer.json()) as { data: { result: Found[] } };
    return data.result;
  }

  /** What it says of its target: "up", or "down" with its reason. */
  async target(): Promise<{ health: string; lastError: string } | undefined> {
    const answer = await fetch(`${this.origin}/api/v1/targets`);
    const { data } = (await answer.json()) as {
      data: { activeTargets: { health: string; lastError: string }[] };
    };
    return data.activeTargets[0];
  }

  async stop(): Promise<void> {
    await this.running.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
