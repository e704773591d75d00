// @peculiar/x509 wires itself through tsyringe, which needs this polyfill first.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A key pair and the certificate for its public half. */
export interface KeyAndCertificate {
  /** PKCS #8. */
  readonly keyPem: string;
  readonly certificatePem: string;
}

/** What signs: the CA's certificate with its private key. */
export interface Issuer {
  readonly certificate: x509.X509Certificate;
  readonly signingKey: webcrypto.CryptoKey;
}

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** Clocks differ a little: a certificate is good from a moment before it was made. */
const clockSkewMs = 60 * 60_000;

x509.cryptoProvider.set(webcrypto as unknown as Crypto);

export function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
}

/** 16 bytes of which the first is neither zero nor negative in DER: one written form, 126 random bits. */
export function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

export async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

export function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = x509.PemConverter.decodeFirst(pem);
  return webcrypto.subtle.importKey('pkcs8', der, keyAlgorithm, true, ['sign']);
}

export function parseCertificate(pem: string): x509.X509Certificate {
  return new x509.X509Certificate(pem);
}

/** A root that may sign certificates of clients and servers, and no further authorities. */
export function selfSignAuthority(
  keys: webcrypto.CryptoKeyPair,
  { commonName, notAfter }: { commonName: string; notAfter: Date },
): Promise<x509.X509Certificate> {
  return withExtensions(keys.publicKey, [
    new x509.BasicConstraintsExtension(true, 0, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ]).then((extensions) =>
    x509.X509CertificateGenerator.createSelfSigned({
      keys: keys as CryptoKeyPair,
      name: [{ CN: [commonName] }],
      serialNumber: newSerial(),
      notBefore: new Date(Date.now() - clockSkewMs),
      notAfter,
      signingAlgorithm,
      extensions,
    }),
  );
}

/** Makes a key and has the authority sign a certificate for it. The key exists only in the answer. */
export async function issue(
  issuer: Issuer,
  leaf: {
    serial: string;
    commonName: string;
    names: x509.JsonGeneralNames;
    usage: 'clientAuth' | 'serverAuth';
    notAfter: Date;
  },
): Promise<KeyAndCertificate> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    publicKey: keys.publicKey as CryptoKey,
    signingKey: issuer.signingKey as CryptoKey,
    issuer: issuer.certificate.subjectName,
    subject: [{ CN: [leaf.commonName] }],
    serialNumber: leaf.serial,
    notBefore: new Date(Date.now() - clockSkewMs),
    notAfter: leaf.notAfter,
    signingAlgorithm,
    extensions: await withExtensions(keys.publicKey, [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[leaf.usage]]),
      new x509.SubjectAlternativeNameExtension(leaf.names),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate),
    ]),
  });
  return { keyPem: await exportKey(keys.privateKey), certificatePem: certificate.toString('pem') };
}

async function withExtensions(publicKey: webcrypto.CryptoKey, extensions: x509.Extension[]) {
  return [...extensions, await x509.SubjectKeyIdentifierExtension.create(publicKey as CryptoKey)];
}
