import type { JSX } from 'solid-js';
import type { FormRules } from '../registration/asked-fields.ts';
import { SendAgain } from '../registration/send-again.tsx';
import { askForMessage } from './recovery.ts';

/** Asks for the message of a forgotten password once more. */
export function Resend(props: { rules: FormRules }): JSX.Element {
  const again = async (): Promise<{ message: string; seconds: number }> => {
    const refused = await askForMessage(props.rules);
    return { message: refused ?? 'Отправили ещё раз. Прежний код больше не подойдёт.', seconds: 60 };
  };
  return <SendAgain send={again} />;
}
