import { For, type JSX, Show } from 'solid-js';
import type { BillQuery } from '../graphql/generated/graphql.ts';
import { decimal, price } from '../locale/money.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Money } from '../ui/money.tsx';
import { BillSums } from './bill-sums.tsx';
import { type Explaining, WhySoMuch } from './explanation.tsx';

/** What was charged for a service, as a bill lists it. */
export type Charge = NonNullable<NonNullable<BillQuery['account']>['bill']>['charges'][number];
type Line = Charge['lines'][number];

interface ServiceChargeProps {
  charge: Charge;
  /** How many registers the service's meter has: decides what they are called. */
  registers: number;
  /** The only service of the bill: its sums are the bill's and stand there already. */
  alone: boolean;
  explaining: Explaining;
}

/** A service of a bill: how much of it, at what price, and what became of its balance. */
export function ServiceCharge(props: ServiceChargeProps): JSX.Element {
  // A penalty has no volume: its sums say all there is to say.
  const lines = () => props.charge.lines.filter((line) => (props.charge.service.unit ?? line.unit) !== null);
  return (
    <section aria-label={props.charge.service.name}>
      <h2 class="mb-3 text-lg font-semibold">{props.charge.service.name}</h2>
      <div class="card px-5 py-3">
        <Show when={lines().length > 0}>
          <table class="w-full">
            <caption class="sr-only">{props.charge.service.name}: объём, тариф и начисление</caption>
            <thead class="sr-only">
              <tr>
                <th scope="col">Объём и тариф</th>
                <th scope="col">Начислено</th>
              </tr>
            </thead>
            <tbody class="divide-y divide-line">
              <For each={lines()}>
                {(line) => (
                  <ChargeLine line={line} unit={props.charge.service.unit ?? line.unit} registers={props.registers} />
                )}
              </For>
            </tbody>
          </table>
        </Show>
        <Show when={!props.alone || lines().length === 0}>
          <div class="py-2" classList={{ 'mt-1 border-t border-line pt-4': lines().length > 0 }}>
            <BillSums sums={props.charge} closing="К оплате" />
          </div>
        </Show>
        <div class="mt-1 border-t border-line pt-1" classList={{ 'border-transparent': props.alone }}>
          <WhySoMuch explaining={props.explaining} service={props.charge.service} />
        </div>
      </div>
    </section>
  );
}

function ChargeLine(props: { line: Line; unit: string | null; registers: number }): JSX.Element {
  const tenant = useTenant();
  const zone = (): string | undefined => {
    const { registerCode } = props.line;
    const several = props.registers > 1 || (registerCode !== null && registerCode !== 'T1');
    if (registerCode === null || !several) return undefined;
    const registers = Math.max(props.registers, Number(registerCode.slice(1)));
    return registerLabel(tenant().rules.readings.registerLabels, registers, registerCode);
  };
  const measured = (): boolean => props.line.previousReading !== null && props.line.currentReading !== null;
  return (
    <tr>
      <th scope="row" class="py-3 pr-4 text-left font-normal">
        <Show when={zone()}>{(name) => <span class="mr-2 font-medium">{name()}</span>}</Show>
        <span class="whitespace-nowrap">
          {decimal(props.line.volume)} {props.unit}
        </span>{' '}
        <span class="whitespace-nowrap">× {price(props.line.tariff)}</span>
        <span class="block text-sm text-soft">
          <Show when={measured()} fallback={props.line.method === 'NORM' ? 'по нормативу' : ''}>
            показания с {readingDigits(props.line.previousReading ?? '')} до{' '}
            {readingDigits(props.line.currentReading ?? '')}
          </Show>
        </span>
      </th>
      <td class="py-3 text-right align-top font-medium">
        <Money amount={props.line.charged} />
      </td>
    </tr>
  );
}
