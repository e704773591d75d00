import fc from 'fast-check';

/** Keys that are, or nearly are, those of requests. In the last line what Go and others fold to them. */
const keys = `Image image IMAGE Name name NAME Labels labels LABELS Cmd cmd Env env Tty tty Hostname HostName
  StopTimeout HostConfig hostconfig Memory memory NetworkMode Privileged Binds ExposedPorts Volumes User WorkingDir
  Entrypoint Driver DriverOpts Healthcheck TaskTemplate ContainerSpec Mode a A K k
  Imag\u0435 Label\u017f Ho\u017ftConfig Networ\u212aMode u\u017fer \u00e4 \u00c4 \u03c3 \u03c2`.split(
  / +|\n +/,
);

/** Pieces of strings, as they stand between the quotes. */
const plainPieces = [
  ...String.raw`a B zebra :1 / \/ \\ \" \n \t \b \u0061 \u00e4 \u017f \ud83d\ude00 \u003c < & {} = A=1 ' _`.split(
    ' ',
  ),
  ...[' ', '\u00e4', '\u{1f600}', '\ufffd', '\ufeff', '\u2028', '\u007f', '\u0085'],
];
const oddPieces = [
  ...String.raw`\u0000 \ud800 \udc00 \ud800a \x41 \u12 \U0061 \' \ "`.split(' '),
  ...['\u0001', '\n', '\t', '\0'],
];

const plainNumbers = '0 1 -1 1.5 0.25 42 9007199254740991 -9007199254740991 100000'.split(' ');
const oddNumbers = `-0 00 01 1.0 1e3 1E3 1e+2 .5 1. +1 0x1 1_0 NaN Infinity 1e400 1e-400 9007199254740992
  9007199254740993 -9007199254740993 9223372036854775807 9223372036854775808 4.9e-324 1e15 1e21 1e-7 0.0000001
  123456789012345678901234567890 100000000000000000000`.split(/ +|\n +/);

/** Mostly the one, now and then the other: a text that is odd all over is refused at its first oddity. */
const mostly = (plain: readonly string[], odd: readonly string[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );

const space = mostly(['', '', ' ', '\n', '\t', '\r\n'], ['\u00a0', '\ufeff', '\u2003', '\f', '/**/', '\0']);
const quoted = fc
  .array(mostly(plainPieces, oddPieces), { maxLength: 4 })
  .map((parts) => `"${parts.join('')}"`);
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...keys).map((text) => `"${text}"`) },
  { weight: 2, arbitrary: fc.constantFrom(...keys).map(escapedAtFirst) },
  { weight: 1, arbitrary: quoted },
);

function escapedAtFirst(text: string): string {
  return `"\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}"`;
}

const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    { weight: 5, arbitrary: quoted },
    { weight: 3, arbitrary: mostly(plainNumbers, oddNumbers) },
    { weight: 2, arbitrary: mostly(['true', 'false', 'null'], ['True', 'nul', 'undefined', '']) },
    { weight: 3, arbitrary: tie('object') },
    { weight: 2, arbitrary: tie('list') },
  ),
  object: fc.array(member(tie('value')), { maxLength: 4 }).map((members) => `{${members.join(',')}}`),
  list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
}));

function member(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(space, key, space, of, space)
    .map(([before, name, colon, what, after]) => `${before}${name}${colon}:${what}${after}`);
}

/** What comes behind a document. */
const tail = mostly(['', '', ' ', '\n'], ['\0', '{}', ',', '}', ' x', '//', '\ufeff']);

/** Documents with one member that makes the request one of its kind, and others around it. */
export function jsonTexts(must: string, likely: readonly string[]): fc.Arbitrary<Uint8Array> {
  const members = fc.array(fc.oneof(member(value), fc.constantFrom(...likely)), { maxLength: 3 });
  const flip = fc.option(fc.tuple(fc.nat(200), fc.nat(255)), { freq: 20 });
  return fc.tuple(members, fc.nat(3), tail, flip).map(([others, at, after, flipped]) => {
    const all = [...others.slice(0, at), must, ...others.slice(at)];
    const bytes = Buffer.from(`{${all.join(',')}}${after}`);
    // A byte put in at random is what makes text that is no UTF-8.
    if (flipped !== null) bytes[flipped[0] % bytes.length] = flipped[1];
    return bytes;
  });
}

/** Labels and other maps of text to text. */
export const textMaps: fc.Arbitrary<string> = fc
  .array(member(fc.oneof({ weight: 9, arbitrary: quoted }, { weight: 1, arbitrary: value })), {
    maxLength: 4,
  })
  .map((members) => `{${members.join(',')}}`);
