/** Hours of a day, in the tenant's zone, at which people are written to without having asked. */
const from = 9;
const until = 21;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight in a time zone. */
function minuteOfDay(timeZone: string, at: Date): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    formats.set(timeZone, format);
  }
  const [hours, minutes] = format.format(at).split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** Whether it is an hour at which one may write. */
export const isCivil = (timeZone: string, at: Date): boolean => nextCivil(timeZone, at) === at;

/** The moment itself when it is a civil one, else the beginning of the next civil hours. */
export function nextCivil(timeZone: string, at: Date): Date {
  const minute = minuteOfDay(timeZone, at);
  if (minute >= from * 60 && minute < until * 60) return at;
  const wait = minute < from * 60 ? from * 60 - minute : (24 + from) * 60 - minute;
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000 + wait * 60_000);
}

/** Midnight at the end of the day that is so many days after the present one. */
export function endOfDay(timeZone: string, at: Date, daysLater = 0): Date {
  const minutes = 24 * 60 * (daysLater + 1) - minuteOfDay(timeZone, at);
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000 + minutes * 60_000);
}
