import { z } from 'zod';

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';
const base64 = /^[A-Za-z0-9+/=]+$/;

/** Whether a text holds certificates in PEM, one or more and each whole; what stands around them counts for nothing. */
export function holdsPemCertificates(text: string): boolean {
  let isInside = false;
  let whole = 0;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === begin) {
      if (isInside) return false;
      isInside = true;
    } else if (line === end) {
      if (!isInside) return false;
      isInside = false;
      whole += 1;
    } else if (isInside && !base64.test(line)) return false;
  }
  return whole > 0 && !isInside;
}

/** Certificates of an authority to trust in place of the usual ones; "" for the usual ones. */
export const authorityField = z
  .string()
  .max(100_000)
  .refine((text) => text.trim() === '' || holdsPemCertificates(text), 'must be certificates in PEM');
