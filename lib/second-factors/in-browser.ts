import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** What the server asks a passkey of this browser. */
export type PasskeyAsked = PublicKeyCredentialRequestOptionsJSON;
export type PasskeyAnswer = AuthenticationResponseJSON;

/** Has a passkey answer. @throws Error in words for the person */
export async function answerByPasskey(options: PasskeyAsked): Promise<PasskeyAnswer> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: options }).catch((cause: unknown) => {
    throw new Error(inWords(cause, 'No passkey was shown. Try again, or use another way.'), { cause });
  });
}

/** Has the browser make a passkey. @throws Error in words for the person */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: options }).catch((cause: unknown) => {
    throw new Error(inWords(cause, 'No passkey was made. Try again.'), { cause });
  });
}

function inWords(cause: unknown, otherwise: string): string {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (name === 'NotSupportedError') return 'This browser or device has no passkeys.';
  return otherwise;
}
