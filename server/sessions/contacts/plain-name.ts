/** Longer than any name in the billing data. */
const longest = 150;

/** Words of letters, with a hyphen, an apostrophe or a point (of an initial) within or after. No marks that turn the text round. */
const words = (letter: string): RegExp =>
  new RegExp(`^(?=.*\\p{L}{2})${letter}+(?:[-'’.]${letter}*)*(?: ${letter}+(?:[-'’.]${letter}*)*)*$`, 'u');

const cyrillic = words(String.raw`[\p{Script=Cyrillic}]`);
const latin = words(String.raw`[\p{Script=Latin}]`);

/**
 * A person's name as it is kept: one space between words, composed letters. Undefined for what is no name; letters of two
 * alphabets in one name are a typing mistake or a trick: "Иванова" with a Latin "a" is another name to a computer.
 */
export function plainName(typed: string): string | undefined {
  if (typed.length > 2 * longest || !typed.isWellFormed()) return undefined;
  const name = typed.normalize('NFC').trim().replace(/\s+/g, ' ');
  return name.length <= longest && (cyrillic.test(name) || latin.test(name)) ? name : undefined;
}
