import { KabinetError } from '../../errors.ts';

/** Keys that reach into JavaScript's own objects. No input of the schema is called like that. */
const objectKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether text holds what PostgreSQL's text cannot: the character NUL, or half of a pair of UTF-16. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The refusal of text that no field can hold. */
export const notStorable = (where: string): KabinetError =>
  new KabinetError('BAD_USER_INPUT', 'В тексте есть недопустимые символы. Удалите их и попробуйте ещё раз.', {
    hint: `${where} contains U+0000 or a lone surrogate; remove it.`,
  });

/**
 * Refuses variables that no resolver should have to think of: NUL, lone surrogates, keys of JavaScript's own objects, and
 * values nested deeper than any input. One pass, before anything else looks at them.
 * @throws {KabinetError} BAD_USER_INPUT
 */
export function checkInput(value: unknown, maxDepth: number): void {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw notStorable('A value in `variables`');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (maxDepth < 1)
    throw new KabinetError('BAD_USER_INPUT', undefined, { hint: 'Values in `variables` are nested too deep.' });
  if (Array.isArray(value)) {
    for (const one of value) checkInput(one, maxDepth - 1);
    return;
  }
  for (const key of Object.keys(value)) {
    if (objectKeys.has(key))
      throw new KabinetError('BAD_USER_INPUT', undefined, { hint: `\`variables\` must not have a key "${key}".` });
    checkInput((value as Record<string, unknown>)[key], maxDepth - 1);
  }
}
