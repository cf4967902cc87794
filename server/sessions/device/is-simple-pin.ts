/**
 * Whether a PIN is among those tried first: one digit repeated, a pair repeated, digits in a row up or down, a year, a middle
 * row of the keypad. With five tries a thief must not get in by the fashion of PINs.
 */
export function isSimplePin(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, place) => (digit - digits[place]! + 10) % 10);
  if (steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0]!)) return true; // 7777, 5678, 8901, 4321
  if (pin.length % 2 === 0 && digits.every((digit, place) => digit === digits[place % 2])) return true; // 1212
  if (/^(19[3-9]\d|20[0-4]\d)$/.test(pin)) return true; // a year of one's life
  return ['2580', '0852', '1379', '147258', '159753', '123321', '112233'].includes(pin);
}
