'use client';

import { DeviceNameForm } from '@/components/second-factors/device-name-form';
import { api } from '@/lib/http/request';
import { makePasskey } from '@/lib/second-factors/in-browser';
import type { AddedFactor } from '@/lib/second-factors/schema';

interface PasskeySetUpProps {
  /** @param recoveryCodes to be shown this once; null: there are some already */
  onAdded: (recoveryCodes: readonly string[] | null) => void;
  onCancel: () => void;
}

/** A passkey: a name, and then the browser asks for a finger, a face, a PIN or a key. */
export function PasskeySetUp({ onAdded, onCancel }: PasskeySetUpProps) {
  return (
    <DeviceNameForm
      about="Your browser will ask for your finger, your face, a PIN or a security key. With a passkey you can also sign in without your password."
      label="What do you call it?"
      initial="This device"
      action="Make a passkey"
      onNamed={async (name) => {
        const path = '/me/second-factors/passkey-options';
        const options = await api<Parameters<typeof makePasskey>[0]>('POST', path);
        const body = { name, response: await makePasskey(options) };
        const { recoveryCodes } = await api<AddedFactor>('POST', '/me/second-factors/passkeys', { body });
        onAdded(recoveryCodes);
      }}
      onCancel={onCancel}
    />
  );
}
