import { sessionState } from './session.ts';

/** The way back from a page that everybody may read; who is signed in has the bar of ways. */
export const wayOut = (): { back?: { href: string; title: string } } =>
  sessionState() === 'signed-in' ? {} : { back: { href: '/sign-in', title: 'Вход' } };
