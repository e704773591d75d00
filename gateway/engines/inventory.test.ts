import { mkdtempSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseEndpoint } from '@/gateway/engines/endpoint';
import { openEngine } from '@/gateway/engines/engine';
import { type KeptInventory, openInventory } from '@/gateway/engines/inventory';

function until(isSo: () => boolean, timeout = 15_000): Promise<void> {
  return vi.waitFor(() => expect(isSo()).toBe(true), { timeout, interval: 25 });
}

/** An engine in moments that no test can bring a real one into. */
class OddEngine {
  readonly socket = join(mkdtempSync(join(tmpdir(), 'odd-engine-')), 'docker.sock');
  readonly networks = new Map<string, string>();
  isGarbled = false;
  isDeaf = false;
  #server: Server | null = null;
  readonly #followers = new Set<ServerResponse>();

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = (request.url ?? '').replace(/^\/v[\d.]+/, '').split('?')[0];
      if (this.isDeaf) return;
      if (path === '/_ping') {
        response.setHeader('Api-Version', '1.41');
        response.end('OK');
      } else if (path === '/events') {
        this.#followers.add(response);
        response.flushHeaders();
      } else if (path === '/networks') response.end(this.#networks());
      else if (path === '/volumes') response.end('{"Volumes":[],"Warnings":null}');
      else if (path === '/containers/json' || path === '/images/json') response.end('[]\n');
      else {
        response.statusCode = 503;
        response.end('{"message":"This node is not a swarm manager."}');
      }
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.socket, resolve));
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
    this.#followers.clear();
  }

  tell(Type: string, Action: string, ID: string): void {
    for (const follower of this.#followers)
      follower.write(`${JSON.stringify({ Type, Action, Actor: { ID } })}\n`);
  }

  #networks(): string {
    if (this.isGarbled) return '[{"Name":"a","Id":"1"},{"Na';
    return JSON.stringify([...this.networks].map(([Id, Name]) => ({ Name, Id, Labels: {} })));
  }
}

describe('an inventory', () => {
  const stopping = new AbortController();
  let engine: OddEngine;
  let inventory: KeptInventory;

  const names = () => [...inventory.known('network').items.values()].map(({ name }) => name).sort();
  const isLive = () => inventory.freshness().state === 'live';

  beforeEach(async () => {
    engine = new OddEngine();
    engine.networks.set('1', 'bridge');
    await engine.start();
    inventory = openInventory(openEngine(parseEndpoint(`unix://${engine.socket}`, null)));
    void inventory.follow(stopping.signal, { onOpen: () => undefined, onNotice: () => undefined });
    await until(() => isLive() && names().length === 1);
  });

  afterEach(() => engine.stop());
  afterAll(() => stopping.abort());

  it('keeps what it knew when the engine goes, says since when, and comes back by itself', async () => {
    engine.stop();
    await until(() => inventory.freshness().state === 'stale', 2_000);
    expect(names()).toEqual(['bridge']);
    expect(inventory.known('network')).toMatchObject({ isFollowing: false });
    expect(Date.now() - inventory.freshness().since.getTime()).toBeLessThan(5_000);
    await expect(inventory.items('network')).rejects.toThrow();

    engine.networks.set('2', 'made meanwhile');
    await engine.start();
    await until(isLive);
    await until(() => names().length === 2);
  });

  it('refuses what is no list, keeps what it knew, and is right again when the engine is', async () => {
    engine.isGarbled = true;
    engine.networks.set('2', 'shop');
    engine.tell('network', 'create', '2');
    engine.tell('nonsense', '', '');
    await expect(inventory.things('network')).rejects.toThrow('it answers with no list of networks');
    expect(names()).toEqual(['bridge']);
    engine.isGarbled = false;
    await until(() => names().join() === 'bridge,shop');
    await expect(inventory.items('service')).rejects.toThrow('not a swarm manager');
  });

  it('is stale within seconds when an engine hangs with all connections open', async () => {
    engine.isDeaf = true;
    await until(() => inventory.freshness().state === 'stale', 5_000);
    expect(inventory.isFollowing).toBe(false);
    engine.isDeaf = false;
    await until(isLive, 15_000);
  }, 30_000);
});
