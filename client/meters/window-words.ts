import type { WindowFactsFragment } from '../graphql/generated/graphql.ts';
import { day, daysBetween, monthName } from '../locale/calendar.ts';
import { plural } from '../locale/plural.ts';

/** The window as it stands today, also when the answer that told of it is some days old. */
export function windowToday(window: WindowFactsFragment, today: string): WindowFactsFragment {
  const { opensOn, closesOn } = window;
  if (opensOn === null || closesOn === null) return window;
  const open = opensOn <= today && today <= closesOn;
  return { ...window, open, daysLeft: open ? daysBetween(today, closesOn) : null };
}

/** Whether readings of today are taken at all. */
export const takesToday = ({ mode, open }: WindowFactsFragment): boolean => open || mode !== 'REFUSE';

/** «до 25 ноября, осталось 4 дня»; undefined where there is nothing to be late for. */
export function untilWhen({ open, closesOn, daysLeft }: WindowFactsFragment): string | undefined {
  if (!open || closesOn === null || daysLeft === null) return undefined;
  if (daysLeft === 0) return `до ${day(closesOn)}: сегодня последний день`;
  const left = plural(daysLeft, 'остался', 'осталось', 'осталось');
  return `до ${day(closesOn)}, ${left} ${daysLeft} ${plural(daysLeft, 'день', 'дня', 'дней')}`;
}

/** A sentence on when readings are taken, for above the form. */
export function windowSentence(window: WindowFactsFragment): string {
  const until = untilWhen(window);
  const month = monthName(window.period);
  if (until !== undefined) return `Передайте показания за ${month} ${until}.`;
  const { opensOn, closesOn } = window;
  if (opensOn === null || closesOn === null) return `Передать показания можно в любой день. Сейчас идут за ${month}.`;
  const when = `с ${day(opensOn)} по ${day(closesOn)}`;
  if (window.mode === 'WARN') return `Лучше всего передавать ${when}. Можно и сейчас: учтём за ${month}.`;
  return `Сейчас показания не принимаем. Передайте их ${when}.`;
}
