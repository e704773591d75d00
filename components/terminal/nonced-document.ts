/**
 * The page's document as xterm needs it under a strict Content-Security-Policy: xterm makes <style>
 * elements, which need the page's nonce, and writes style attributes, which only the style object may.
 *
 * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/DomRenderer.ts
 * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/DomRendererRowFactory.ts
 */
export function noncedDocument(page: Document): Document {
  const createElement = creating(page);
  return new Proxy(page, {
    get(target, key) {
      if (key === 'createElement') return createElement;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/**
 * Opens xterm on an element. The part of it that scrolls makes its <style> with the page's own document
 * and not with the one that xterm was given.
 *
 * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/CoreBrowserTerminal.ts (mainDocument)
 */
export function openUnderPolicy(terminal: { open(element: HTMLElement): void }, element: HTMLElement): void {
  const page = element.ownerDocument;
  const createElement = creating(page);
  Object.defineProperty(page, 'createElement', { configurable: true, value: createElement });
  try {
    terminal.open(element);
  } finally {
    // The prototype's is there again.
    Reflect.deleteProperty(page, 'createElement');
  }
}

function creating(page: Document): (name: string) => HTMLElement {
  const nonce = page.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  const create = page.createElement.bind(page);
  return (name) => {
    const element = create(name);
    if (name === 'style') element.nonce = nonce;
    if (name === 'span') writeStyleByObject(element);
    return element;
  };
}

function writeStyleByObject(element: HTMLElement): void {
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    if (name === 'style') element.style.cssText = value;
    else setAttribute(name, value);
  };
}
