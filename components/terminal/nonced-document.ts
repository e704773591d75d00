/**
 * The page's document as xterm needs it under a strict Content-Security-Policy: xterm makes <style>
 * elements, which need the page's nonce, and writes style attributes, which only the style object may.
 *
 * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/DomRenderer.ts
 * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/DomRendererRowFactory.ts
 */
export function noncedDocument(page: Document): Document {
  const nonce = page.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  const createElement = (name: string): HTMLElement => {
    const element = page.createElement(name);
    if (name === 'style') element.nonce = nonce;
    if (name === 'span') writeStyleByObject(element);
    return element;
  };
  return new Proxy(page, {
    get(target, key) {
      if (key === 'createElement') return createElement;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function writeStyleByObject(element: HTMLElement): void {
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    if (name === 'style') element.style.cssText = value;
    else setAttribute(name, value);
  };
}
