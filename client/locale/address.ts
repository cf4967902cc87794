/** An address whose short words stay with what follows: «д. 88» is never torn apart at the end of a line. */
export function address(text: string): string {
  return text.replace(/(^|[\s,])([а-яё-]{1,5}\.?)\s(?=[\d•А-ЯЁ])/gu, '$1$2\u00A0');
}
