import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { decrypt, encrypt, UnsealError } from '@/lib/secrets/aes-gcm';

const version = 1;
const publicKeyBytes = 32;

/** X25519 keys: the private one as PKCS #8 DER for a file, the public one as its 32 bytes. */
export function generateEngineKeys(): { privateKey: Buffer; publicKey: Buffer } {
  const pair = generateKeyPairSync('x25519');
  return {
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: rawPublicKey(pair.publicKey),
  };
}

/** The public half of what `generateEngineKeys` made. */
export function enginePublicKeyOf(privateKey: Uint8Array): Buffer {
  return rawPublicKey(createPublicKey(privateKeyObject(privateKey)));
}

/**
 * Encrypts a secret that only the gateway can open again: an ephemeral X25519 key, HKDF-SHA256 over
 * both public keys, AES-256-GCM. Answers version ‖ ephemeral public key ‖ nonce ‖ ciphertext ‖ tag.
 *
 * @param publicKey the setting `engine-public-key`, decoded: 32 bytes
 * @param context what and whose it is; the same must be given to open it
 */
export function sealToGateway(
  plaintext: Uint8Array | string,
  publicKey: Uint8Array,
  context: string,
): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralPublic = rawPublicKey(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyObject(publicKey) });
  const key = derive(shared, ephemeralPublic, publicKey);
  const body = encrypt(key, Buffer.from(plaintext), `engine:${context}`);
  return Buffer.concat([Buffer.of(version), ephemeralPublic, body]);
}

/**
 * @param privateKey the content of WHEELHOUSE_ENGINE_KEY_FILE
 * @throws UnsealError when it was changed, or sealed for another context or another gateway
 */
export function openAtGateway(sealed: Uint8Array, privateKey: Uint8Array, context: string): Buffer {
  if (sealed.length <= 1 + publicKeyBytes || sealed[0] !== version) throw new UnsealError();
  const ephemeralPublic = sealed.subarray(1, 1 + publicKeyBytes);
  const own = privateKeyObject(privateKey);
  const shared = diffieHellman({ privateKey: own, publicKey: publicKeyObject(ephemeralPublic) });
  const key = derive(shared, ephemeralPublic, rawPublicKey(createPublicKey(own)));
  return decrypt(key, sealed.subarray(1 + publicKeyBytes), `engine:${context}`);
}

function derive(shared: Uint8Array, ephemeralPublic: Uint8Array, recipientPublic: Uint8Array): Buffer {
  const salt = Buffer.concat([ephemeralPublic, recipientPublic]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'wheelhouse engine credentials', 32));
}

function rawPublicKey(key: KeyObject): Buffer {
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined) throw new Error('Not an X25519 key.');
  return Buffer.from(x, 'base64url');
}

function publicKeyObject(raw: Uint8Array): KeyObject {
  if (raw.length !== publicKeyBytes) throw new Error('The public key of the gateway is not 32 bytes long.');
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
}

function privateKeyObject(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
}
