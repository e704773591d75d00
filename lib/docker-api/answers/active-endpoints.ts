const connected = /(?<=\bhas active endpoints )\((name:"[^)]*)\)/;
const nameOf = /^name:"([^"]*)"/;

/**
 * Why a network cannot be removed, as newer engines say it ("has active endpoints
 * (name:"web" id:"…", …)"), with the containers that the person sees alone.
 *
 * @param sees whether they may see the container of a name
 */
export function withoutHiddenEndpoints(message: string, sees: (name: string) => boolean): string {
  const [, list] = connected.exec(message) ?? [];
  if (list === undefined) return message;
  const shown = list.split(', ').filter((each) => sees(nameOf.exec(each)?.[1] ?? ''));
  return message.replace(connected, () => (shown.length > 0 ? `(${shown.join(', ')})` : '(hidden)'));
}

export function namesEndpoints(message: string): boolean {
  return connected.test(message);
}
