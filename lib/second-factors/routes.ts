import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { removeFactor, renameFactor, renewOwnRecoveryCodes } from '@/lib/second-factors/change-factors';
import { addPasskey, newPasskeyOptions } from '@/lib/second-factors/passkeys';
import { listSecondFactors } from '@/lib/second-factors/queries';
import { resetSecondFactors } from '@/lib/second-factors/reset-factors';
import {
  addedFactor,
  factorNameField,
  factorParams,
  newTotp,
  passkeyOptionsView,
  passkeyRegistration,
  recoveryCodesView,
  secondFactorsView,
} from '@/lib/second-factors/schema';
import { addTotpDevice, confirmTotpDevice } from '@/lib/second-factors/totp-devices';

const own = {
  permission: { signedIn: "Only one's own, in a session in which it was proved a moment ago who it is." },
  credentials: ['session'],
} as const;
const base = '/me/second-factors';

export const secondFactorRoutes = [
  defineRoute({
    method: 'GET',
    path: base,
    summary: 'List my second factors',
    permission: { signedIn: "Only one's own." },
    duringSignIn: true,
    effect: 'read',
    response: secondFactorsView,
    handler: ({ actor, db }) => listSecondFactors(actor, db),
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: `${base}/apps`,
    summary: 'Begin to set up an authenticator app',
    description: 'It counts once it has shown a right code.',
    duringSignIn: true,
    effect: 'change',
    body: z.strictObject({ name: factorNameField }),
    response: newTotp,
    created: () => base,
    handler: ({ actor, body, db }) => addTotpDevice(db, actor, body.name),
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: `${base}/apps/{factor}/confirm`,
    summary: 'Show the first code of an authenticator app',
    description: 'With the first second factor come recovery codes, shown this once.',
    duringSignIn: true,
    effect: 'change',
    params: factorParams,
    body: z.strictObject({ code: z.string().max(20) }),
    response: addedFactor,
    handler: ({ actor, params, body, db }) => confirmTotpDevice(db, actor, params.factor, body.code),
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: `${base}/passkey-options`,
    summary: 'Begin to set up a passkey',
    description: 'Answers what navigator.credentials.create takes; nothing is kept.',
    duringSignIn: true,
    effect: 'records-itself',
    recordedBy: 'nothing changes: the challenge is sealed, not stored',
    response: passkeyOptionsView,
    handler: async ({ actor }) => ({ ...(await newPasskeyOptions(actor)) }),
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: `${base}/passkeys`,
    summary: 'Add a passkey',
    duringSignIn: true,
    effect: 'change',
    body: z.strictObject({ name: factorNameField, response: passkeyRegistration }),
    response: addedFactor,
    created: () => base,
    handler: ({ actor, body, db }) => addPasskey(db, actor, body),
  }),
  defineRoute({
    ...own,
    method: 'PATCH',
    path: `${base}/{factor}`,
    summary: 'Rename a second factor of mine',
    effect: 'change',
    params: factorParams,
    body: z.strictObject({ name: factorNameField }),
    response: null,
    handler: ({ actor, params, body, db }) => renameFactor(db, actor, params.factor, body.name),
  }),
  defineRoute({
    ...own,
    method: 'DELETE',
    path: `${base}/{factor}`,
    summary: 'Remove a second factor of mine',
    description: 'The last one stays where one is required.',
    effect: 'change',
    params: factorParams,
    response: null,
    handler: ({ actor, params, db }) => removeFactor(db, actor, params.factor),
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: `${base}/recovery-codes`,
    summary: 'Make my recovery codes anew',
    effect: 'change',
    response: recoveryCodesView,
    handler: ({ actor, db }) => renewOwnRecoveryCodes(db, actor),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/users/{user}/second-factors',
    summary: "Take away all of somebody's second factors",
    description: 'For who has lost theirs. It needs all that they hold, and ends their sessions.',
    permission: { operation: 'user.manage', on: () => '/' },
    credentials: ['session'],
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    response: null,
    handler: ({ actor, params, db }) => resetSecondFactors(db, actor, params.user),
  }),
];
