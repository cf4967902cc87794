import type { Context } from '../context.ts';
import type { LinkAccountInput } from './link.type.ts';
import type { Linked, LinkRefused } from './outcomes.ts';

export function linkAccount(_context: Context, _input: LinkAccountInput): Promise<Linked | LinkRefused> {
  return Promise.reject(new Error('not yet'));
}
