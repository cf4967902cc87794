import { type JSX, Match, Show, Switch } from 'solid-js';
import type { AskedField } from '../graphql/generated/graphql.ts';
import { Choice } from '../history/interval.tsx';
import { monthsFrom, period, today } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { tenant } from '../tenant/tenant.ts';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { type FormRules, lookOf, shownAnswer } from './asked-fields.ts';

interface AnswerFieldProps {
  asks: AskedField;
  required: boolean;
  hint?: string | null | undefined;
  rules: FormRules;
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
}

/** One field of a form that the utility's rules make up. */
export function AnswerField(props: AnswerFieldProps): JSX.Element {
  const look = () => lookOf(props.asks, props.rules);
  const label = (): string => (props.required ? look().label : `${look().label} (по желанию)`);
  const type = (input: HTMLInputElement): void => {
    // Groups appear while one types at the end; in the middle the cursor must not be moved. An e-mail field tells no place.
    const atEnd = input.type !== 'text' || input.selectionEnd === input.value.length;
    props.onInput(atEnd ? shownAnswer(props.asks, input.value, props.rules) : input.value);
  };
  return (
    <Switch>
      <Match when={look().type === 'password'}>
        <PasswordField
          label={label()}
          hint={props.hint ?? look().hint ?? undefined}
          name={look().name}
          autocomplete="new-password"
          value={props.value}
          onInput={(text) => props.onInput(text)}
          error={props.error}
        />
      </Match>
      <Match when={look().type !== 'password'}>
        <Field
          label={label()}
          hint={props.hint ?? look().hint}
          error={props.error}
          name={look().name}
          type={look().type ?? 'text'}
          autocomplete={look().autocomplete}
          inputmode={look().inputmode ?? 'text'}
          autocapitalize={look().autocapitalize ?? 'none'}
          spellcheck={false}
          enterkeyhint="next"
          aria-required={props.required}
          value={props.value}
          onInput={(event) => type(event.currentTarget)}
          onBlur={() => {
            const shown = shownAnswer(props.asks, props.value, props.rules);
            if (shown !== props.value) props.onInput(shown);
          }}
        />
      </Match>
    </Switch>
  );
}

/** The month of the bill a sum stands on; the newest one unless told. */
export function BillMonth(props: { value: string; onChoose: (month: string) => void }): JSX.Element {
  const months = (zone: string) => {
    const now = today(zone).slice(0, 7);
    return [1, 2, 3].map((ago) => monthsFrom(now, -ago)).map((value) => ({ value, title: capital(period(value)) }));
  };
  return (
    <Show when={tenant()}>
      {(known) => (
        <div>
          <Choice
            asField
            label={`За какой месяц ${known().rules.bills.name}`}
            options={[{ value: '', title: 'Последний' }, ...months(known().timeZone)]}
            value={props.value}
            onChoose={(month) => props.onChoose(month)}
          />
        </div>
      )}
    </Show>
  );
}
