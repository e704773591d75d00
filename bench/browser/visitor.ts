import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { observePage } from '@/bench/browser/observed';
import type { Person } from '@/e2e/fixtures/person';

/** How slow the machine and the network of a visitor are. */
export interface Device {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Times slower than this machine. */
  readonly cpu: number;
  readonly network: { readonly bytesPerSecond: number; readonly latencyMs: number } | null;
}

export const desktop: Device = {
  name: 'desktop',
  viewport: { width: 1_440, height: 900 },
  cpu: 1,
  network: null,
};

/** What Lighthouse calls "slow 4G" with its mobile CPU: 1.6 Mbit/s and 150 ms there and back. */
export const slowMobile: Device = {
  name: 'slow mobile, 4 × CPU',
  viewport: { width: 390, height: 844 },
  cpu: 4,
  network: { bytesPerSecond: 200_000, latencyMs: 150 },
};

/** The desktop with a processor that is four times slower. */
export const slowDesktop: Device = { ...desktop, name: 'desktop, 4 × CPU', cpu: 4 };

/** In which a new window of the browser loads what it shows itself; what is opened meanwhile would wait for that. */
const windowMs = 700;

/** A browser of its own for each page that is looked at. */
export class Visitor {
  private constructor(
    private readonly browser: Browser,
    private readonly consoleUrl: string,
  ) {}

  static async start(consoleUrl: string): Promise<Visitor> {
    const executablePath = process.env.WHEELHOUSE_CHROMIUM || '/usr/bin/chromium';
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
    return new Visitor(await chromium.launch({ executablePath, args }), consoleUrl);
  }

  /** Opens a page with nothing in any cache, uses it, and closes it. */
  async visit<T>(
    person: Person,
    device: Device,
    path: string,
    use: (page: Page, strangers: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const context = await this.browser.newContext({ baseURL: this.consoleUrl, viewport: device.viewport });
    try {
      const page = await this.open(context, person, device);
      const strangers: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(this.consoleUrl)) strangers.push(request.url());
      });
      await page.waitForTimeout(windowMs);
      await page.goto(path, { waitUntil: 'load', timeout: 60_000 });
      return await use(page, strangers);
    } finally {
      await context.close();
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  private async open(context: BrowserContext, person: Person, device: Device): Promise<Page> {
    const [url, value] = [this.consoleUrl, person.token];
    await context.addCookies([{ name: 'wheelhouse_session', value, url, httpOnly: true, sameSite: 'Lax' }]);
    const page = await context.newPage();
    await page.addInitScript(observePage);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: device.cpu });
    if (device.network) {
      const { bytesPerSecond, latencyMs } = device.network;
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
    }
    return page;
  }
}
