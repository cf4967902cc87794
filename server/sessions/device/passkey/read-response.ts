import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { z } from 'zod';

/** An answer without attestation has about a thousand characters. */
const longestResponse = 16_384;

const Base64url = z.string().regex(/^[\w-]+$/);

const credential = { id: Base64url.max(1400), rawId: Base64url, type: z.literal('public-key') };

const Created = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64url,
    attestationObject: Base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
});

const Signed = z.object({
  ...credential,
  response: z.object({ clientDataJSON: Base64url, authenticatorData: Base64url, signature: Base64url }),
});

/** What the device answered to being asked for a new passkey; undefined when it cannot be such an answer. */
export function readCreated(text: string): RegistrationResponseJSON | undefined {
  const response = read(Created, text);
  if (!response || !needsNoCertificates(response.response.attestationObject)) return undefined;
  return { ...response, clientExtensionResults: {} };
}

/** What the device answered to being asked to sign in; undefined when it cannot be such an answer. */
export function readSigned(text: string): AuthenticationResponseJSON | undefined {
  const response = read(Signed, text);
  return response && { ...response, clientExtensionResults: {} };
}

function read<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> | undefined {
  if (text.length > longestResponse) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON
  }
}

/**
 * We ask for no attestation, so a browser sends none, or the key's own signature. Anything else would make us check
 * certificates, and fetch lists of revoked ones from addresses that a stranger wrote into them.
 */
function needsNoCertificates(attestationObject: string): boolean {
  try {
    const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
    const format = decoded.get('fmt');
    return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
  } catch {
    return false;
  }
}
