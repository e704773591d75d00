import { createSign, generateKeyPairSync, hash, type KeyObject, randomBytes } from 'node:crypto';

interface Asked {
  readonly challenge: string;
}

const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;

/**
 * A security key in software, which does as it is told: tests lie with it about counters, origins and
 * whether it asked for a finger. https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data
 */
export class Authenticator {
  readonly id = randomBytes(32);
  counter = 0;
  verifiesUser = true;
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;

  constructor(
    readonly origin: string,
    readonly rpId = new URL(origin).hostname,
  ) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** What navigator.credentials.create answers, as JSON. */
  register({ challenge }: Asked) {
    const clientDataJSON = this.#clientData('webauthn.create', challenge);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#coseKey()]);
    const authData = Buffer.concat([this.#authData(attested), credential]);
    const attestationObject = Buffer.concat([
      Buffer.of(0xa3),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.of(0xa0),
      text('authData'),
      bytes(authData),
    ]);
    return this.#answer({
      clientDataJSON: clientDataJSON.toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['usb'],
    });
  }

  /** What navigator.credentials.get answers, as JSON. */
  answer({ challenge }: Asked) {
    this.counter += 1;
    const clientDataJSON = this.#clientData('webauthn.get', challenge);
    const authData = this.#authData(0);
    const signed = Buffer.concat([authData, hash('sha256', clientDataJSON, 'buffer')]);
    return this.#answer({
      clientDataJSON: clientDataJSON.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: createSign('sha256').update(signed).sign(this.#key).toString('base64url'),
    });
  }

  #answer<Response>(response: Response) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  #authData(more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = userPresent | (this.verifiesUser ? userVerified : 0) | more;
    return Buffer.concat([hash('sha256', this.rpId, 'buffer'), Buffer.of(flags), counter]);
  }

  /** RFC 9053: an ES256 key on P-256. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001', 'hex'),
      Buffer.from('21', 'hex'),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from('22', 'hex'),
      bytes(Buffer.from(y, 'base64url')),
    ]);
  }
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  return value.length < 256
    ? Buffer.concat([Buffer.of(0x58, value.length), value])
    : Buffer.concat([Buffer.of(0x59, value.length >> 8, value.length & 255), value]);
}
