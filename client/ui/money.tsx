import type { JSX } from 'solid-js';
import { money } from '../locale/money.ts';

/** A sum that stays on one line. */
export function Money(props: { amount: string; class?: string }): JSX.Element {
  return <span class={`whitespace-nowrap ${props.class ?? ''}`}>{money(props.amount)}</span>;
}
