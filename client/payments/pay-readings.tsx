import { For, type JSX, Show } from 'solid-js';
import { readingDigits } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { fieldName, MeterNotice } from '../meters/meter-to-read.tsx';
import { DeviceDigits, previousWords, ReadingField } from '../meters/reading-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { readingPlace } from './pay-faults.ts';
import type { PayFormState } from './pay-form-state.ts';
import type { PayMeter } from './pay-meters.ts';
import type { Pay } from './use-pay.ts';

interface PayReadingsProps {
  state: PayFormState;
  pay: Pay;
}

/** Readings that go with a payment; those that are handed in already are only shown, and go along by themselves. */
export function PayReadings(props: PayReadingsProps): JSX.Element {
  const meters = () => props.state.filled().meters;
  return (
    <Show when={meters().length > 0}>
      <section aria-labelledby="pay-readings" class="mt-8">
        <h2 id="pay-readings" class="text-lg font-semibold">
          Показания
        </h2>
        <p class="mt-1 mb-3 text-soft">Цифры до запятой. Передадим их вместе с оплатой.</p>
        <div class="flex flex-col gap-4">
          <For each={meters().map(({ meter }) => meter.meterId)}>{(id) => <OneMeter {...props} id={id} />}</For>
        </div>
      </section>
    </Show>
  );
}

function OneMeter(props: PayReadingsProps & { id: string }): JSX.Element {
  const one = () => props.state.filled().meters.find(({ meter }) => meter.meterId === props.id);
  return (
    <Show when={one()}>
      {(known) => (
        <section class="card px-5 py-4" aria-label={`${known().meter.service}, счётчик ${known().meter.serial}`}>
          <h3 class="font-semibold">{known().meter.service}</h3>
          <p class="text-sm text-soft">
            Счётчик №{'\u00A0'}
            {known().meter.serial}
          </p>
          <MeterNotice meter={known().meter} />
          <Show when={!known().repeated} fallback={<Repeated state={props.state} one={known()} />}>
            <div class="mt-4 flex flex-col gap-4">
              <For each={known().meter.registers.map(({ code }) => code)}>
                {(code) => <Register state={props.state} one={known()} code={code} />}
              </For>
            </div>
          </Show>
          <Show when={props.pay.questionOf(props.id)}>
            {(question) => (
              <div class="mb-1 rounded-xl bg-accent-wash px-4 py-3" role="group" aria-label="Проверьте показание">
                <p class="font-medium" tabindex="-1" data-confirm={props.id}>
                  {question()}
                </p>
                <button
                  type="button"
                  class="mt-3 min-h-11 rounded-xl bg-accent px-5 font-semibold text-on-accent"
                  onClick={() => void props.pay.confirm(props.id)}
                >
                  Да, всё верно
                </button>
              </div>
            )}
          </Show>
          <Show when={props.state.faultOf(`meter ${props.id}`)}>
            {(fault) => (
              <p class="mt-3 rounded-xl bg-danger-wash px-4 py-3 font-medium text-danger" tabindex="-1" data-fault>
                {fault()}
              </p>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
}

function Register(props: { state: PayFormState; one: PayMeter; code: string }): JSX.Element {
  const register = () => props.one.meter.registers.find(({ code }) => code === props.code);
  return (
    <Show when={register()}>
      {(known) => (
        <div>
          <Show when={props.one.meter.registers.length > 1}>
            <h4 class="mb-1 font-medium">{capital(known().label)}</h4>
          </Show>
          <p class="text-sm text-soft">{previousWords(known())}</p>
          <Show when={known().previous !== null}>
            <DeviceDigits value={known().previous} digits={props.one.meter.digits} />
          </Show>
          <div class="mt-1">
            <ReadingField
              meter={props.one.meter}
              register={known()}
              name={fieldName(props.one.meter, known().label)}
              typed={props.one.values[props.code] ?? ''}
              error={props.state.faultOf(readingPlace(props.one.meter.meterId, props.code))}
              onTyped={(typed) => props.state.reading.type(props.one, props.code, typed)}
            />
          </div>
        </div>
      )}
    </Show>
  );
}

/** What is handed in already: it is repeated with a further part, nothing is typed again. */
function Repeated(props: { state: PayFormState; one: PayMeter }): JSX.Element {
  return (
    <>
      <p class="mt-3 flex items-start gap-2 font-medium">
        <Icon name="check" class="mt-0.5 size-5" />
        Уже переданы, вводить снова не нужно
      </p>
      <ul class="mt-2 flex flex-col gap-1">
        <For each={props.one.meter.registers}>
          {(register) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4">
              <span class="text-sm text-soft">{capital(register.label)}</span>
              <span class="ml-auto text-lg font-semibold whitespace-nowrap">
                {readingDigits(props.one.values[register.code] ?? '')}
                <span class="text-base font-normal text-soft"> {props.one.meter.unit}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.one.meter.taken}>
        <button
          type="button"
          class="link mt-2 min-h-11"
          aria-label={`Исправить: ${props.one.meter.service}, счётчик ${props.one.meter.serial}`}
          onClick={() => {
            const id = props.one.meter.meterId;
            props.state.reading.correct(props.one);
            queueMicrotask(() => document.querySelector<HTMLInputElement>(`[data-reading^="${id} "]`)?.select());
          }}
        >
          Исправить
        </button>
      </Show>
    </>
  );
}
