/** Asks the person to prove anew who they are. @returns whether they did */
export type AskForProof = () => Promise<boolean>;

let ask: AskForProof | null = null;
let asking: Promise<boolean> | null = null;

/** The console says how a proof is asked for. @returns a function that takes that back */
export function onProofNeeded(handler: AskForProof): () => void {
  ask = handler;
  return () => {
    if (ask === handler) ask = null;
  };
}

/**
 * Sends a request, and where the answer is that a proof is needed, asks for one and sends it once more.
 * Several requests at once ask together.
 */
export async function withProof(send: () => Promise<Response>): Promise<Response> {
  const answer = await send();
  if (!needsProof(answer) || ask === null) return answer;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return (await asking) ? send() : answer;
}

/** As RFC 9470 says it, the same at /api/v1 and at the door. */
function needsProof({ status, headers }: Response): boolean {
  return (
    status === 403 && (headers.get('www-authenticate')?.includes('insufficient_user_authentication') ?? false)
  );
}
