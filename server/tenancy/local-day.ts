const formats = new Map<string, Intl.DateTimeFormat>();

/** The day ("2026-11-21") it is at a moment in a tenant's time zone: days begin and end where the residents live. */
export function localDay(timeZone: string, at: Date): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes days as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
