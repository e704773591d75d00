import { z } from 'zod';
import { instantField, isUuid, lineField } from '@/lib/api/fields';

/** What a person calls a device of theirs. */
export const factorNameField = lineField(60)
  .min(1, 'needs a name')
  .meta({ examples: ['My phone'] });

export const factorParams = z.strictObject({ factor: z.string().refine(isUuid) });

const used = { createdAt: instantField, lastUsedAt: instantField.nullable() };

const totpView = z.strictObject({ id: z.uuid(), name: z.string(), ...used }).meta({ id: 'TotpDevice' });

const passkeyView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    isSynced: z.boolean().meta({ description: 'Whether its keeper copies it to other devices.' }),
    ...used,
  })
  .meta({ id: 'Passkey' });

export const proofKind = z.enum(['password', 'totp', 'passkey', 'recovery-code']);
export type ProofKind = z.output<typeof proofKind>;

export const secondFactorsView = z
  .strictObject({
    apps: z.array(totpView),
    passkeys: z.array(passkeyView),
    recoveryCodesLeft: z.int(),
    requiredFrom: instantField.nullable().meta({ description: 'Null: no second factor is required of you.' }),
    passkeysArePossible: z.boolean().meta({ description: 'They need a host name and TLS.' }),
  })
  .meta({ id: 'SecondFactors' });
export type SecondFactorsView = z.output<typeof secondFactorsView>;

export const newTotp = z
  .strictObject({
    id: z.uuid(),
    secret: z.string().meta({ description: 'Base32, for typing into the app.' }),
    uri: z.string().meta({ description: 'For a QR code.' }),
  })
  .meta({ id: 'NewTotpDevice' });
export type NewTotp = z.output<typeof newTotp>;

const recoveryCodesField = z.array(z.string()).meta({ description: 'Shown this once.' });

export const recoveryCodesView = z.strictObject({ recoveryCodes: recoveryCodesField });

export const addedFactor = z
  .strictObject({
    id: z.uuid(),
    recoveryCodes: recoveryCodesField
      .nullable()
      .meta({ description: 'With the first factor. Shown this once; null: there are some already.' }),
  })
  .meta({ id: 'AddedSecondFactor' });
export type AddedFactor = z.output<typeof addedFactor>;

const base64url = z
  .string()
  .max(8_192)
  .regex(/^[A-Za-z0-9_-]*$/);
const credential = {
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  // We ask for no extensions and read none.
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
};

const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']));

/** RegistrationResponseJSON of WebAuthn. */
export const passkeyRegistration = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: transports.optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url.optional(),
  }),
});

/** AuthenticationResponseJSON of WebAuthn. */
export const passkeyAnswer = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What a browser's `navigator.credentials` is asked with: W3C's shape, made by the server. */
export const passkeyOptionsView = z.looseObject({ challenge: z.string() });
