/** What Node says of a certificate that it does not accept, and what that means for who set the server. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /unable to verify|self.signed|unable to get (?:local )?issuer/i,
    'is not signed by an authority that is trusted here. Give the certificate of the authority that signed it.',
  ],
  [/altnames|does not match certificate/i, 'is for another host name or address than the one that was set.'],
  [/certificate has expired/i, 'has expired.'],
  [/certificate is not yet valid/i, 'is not valid yet.'],
];

/** A sentence for a certificate of a mail server that was refused; null for other failures. */
export function certificateWords(message: string): string | null {
  const found = meanings.find(([said]) => said.test(message));
  return found ? `The certificate of the mail server ${found[1]} Nothing was sent.` : null;
}
