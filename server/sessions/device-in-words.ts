/** What a browser and its system are called: «Chrome, Android». */
export function deviceInWords(userAgent: string | null): string {
  return userAgent === null ? unknown : unknown;
}

const unknown = 'Устройство неизвестно';
