import { period } from '../locale/calendar.ts';

/** «•••• 1111», as people know their card. */
export const cardName = ({ maskedPan }: { maskedPan: string }): string => `•••• ${maskedPan.slice(-4)}`;

/** «действует до декабря 2030» would need another case of the month; «срок: декабрь 2030» needs none. */
export const cardTerm = ({ expiry }: { expiry: string | null }): string | undefined =>
  expiry === null ? undefined : `срок: ${period(expiry)}`;
