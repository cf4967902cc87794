import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an honest authenticator and browser would not do, for tests. */
export interface Oddities {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** No finger, face or lock was asked for. */
  unverified?: boolean;
  /** The counter says this. */
  counter?: number;
  /** The attestation is of this format and carries these certificates. */
  attestation?: { format: string; certificates: Uint8Array[] };
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A phone's fingerprint reader in memory: makes passkeys (ES256) and signs with them. */
export class SoftAuthenticator {
  readonly id = randomBytes(16);
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  constructor(readonly origin: string) {}

  /** Answers `passkeyCreationOptions`. */
  create(json: string, odd: Oddities = {}): string {
    const options = JSON.parse(json) as PublicKeyCredentialCreationOptionsJSON;
    const clientData = this.#clientData('webauthn.create', odd.challenge ?? options.challenge, odd);
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const coordinates = [x, y].map((text) => new Uint8Array(Buffer.from(text, 'base64url'))) as [
      Uint8Array,
      Uint8Array,
    ];
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinates[0]],
        [-3, coordinates[1]],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([
      this.#head(odd.rpId ?? options.rp.id!, 0x40, odd),
      Buffer.alloc(16), // no model is told
      length,
      this.id,
      key,
    ]);
    const { format, certificates } = odd.attestation ?? { format: 'none', certificates: [] };
    const statement = new Map<string, unknown>(
      certificates.length > 0
        ? [
            ['x5c', certificates],
            ['alg', -7],
            ['sig', randomBytes(64)],
          ]
        : [],
    );
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', new Uint8Array(authData)],
      ]) as never,
    );
    const response = {
      clientDataJSON: base64url(clientData),
      attestationObject: base64url(attestationObject),
      transports: ['internal'],
    };
    return this.#credential(response);
  }

  /** Answers `passkeyRequestOptions`. */
  get(json: string, odd: Oddities = {}): string {
    const options = JSON.parse(json) as PublicKeyCredentialRequestOptionsJSON;
    this.#counter += 1;
    const clientData = this.#clientData('webauthn.get', odd.challenge ?? options.challenge, odd);
    const authenticatorData = this.#head(odd.rpId ?? options.rpId!, 0, odd);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#keys.privateKey);
    const response = {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
    };
    return this.#credential(response);
  }

  #credential(response: object): string {
    const id = base64url(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }

  #clientData(type: string, challenge: string, { origin = this.origin }: Oddities): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #head(rpId: string, flags: number, { unverified = false, counter = this.#counter }: Oddities): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (unverified ? 0 : 0x04) | flags]), count]);
  }
}
