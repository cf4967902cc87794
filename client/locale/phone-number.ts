/** A number as people read it: "+79151234567" → «+7 915 123-45-67»; another country's as it is. */
export function phoneNumber(number: string): string {
  const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  return parts ? `+7\u00A0${parts[1]}\u00A0${parts[2]}-${parts[3]}-${parts[4]}` : number;
}
