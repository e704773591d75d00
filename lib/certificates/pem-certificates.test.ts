import { expect, it } from 'vitest';
import { holdsPemCertificates } from '@/lib/certificates/pem-certificates';

const one = '-----BEGIN CERTIFICATE-----\nMIIB+/=\nAAAA\n-----END CERTIFICATE-----\n';

it.each([one, one + one, one.replaceAll('\n', '\r\n'), `subject=CN = us\n${one}`])('takes %j', (text) => {
  expect(holdsPemCertificates(text)).toBe(true);
});

it.each([
  '',
  'certificate',
  one.replace('-----END CERTIFICATE-----', ''),
  one.replace('-----BEGIN CERTIFICATE-----', ''),
  one.replace('MIIB', 'MI IB!'),
  `-----BEGIN CERTIFICATE-----\n${one}`,
  one.replaceAll('CERTIFICATE', 'PRIVATE KEY'),
])('refuses %j', (text) => {
  expect(holdsPemCertificates(text)).toBe(false);
});
