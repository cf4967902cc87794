import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StartConfig, TokenKey } from './config.ts';
import { keptSecret } from './database/kept-secret.ts';

/** The configured keys; in development, where none need be, one that is made once and kept in the data folder. */
export function tokenKeysOf(config: StartConfig): TokenKey[] {
  if (config.tokenKeys) return config.tokenKeys;
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 });
  const make = () => [{ id: 'development', secret: randomBytes(32).toString('base64url') }];
  const kept = keptSecret<{ id: string; secret: string }[]>(join(config.dataDir, 'token-keys.json'), make);
  return kept.value.map(({ id, secret }) => ({ id, secret: new Uint8Array(Buffer.from(secret, 'base64url')) }));
}
