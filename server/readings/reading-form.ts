import { sql } from 'kysely';
import { AccountStatus } from '../accounts/account.entity.ts';
import { accountValues } from '../accounts/linked-accounts.ts';
import { shownSerial } from '../accounts/masking.ts';
import type { Context } from '../context.ts';
import { compile, named, NamedSlot } from '../database/read/statement.ts';
import { idOf, readId } from '../ids.ts';
import { MeterStatus } from '../meters/meter.entity.ts';
import { localDay } from '../tenancy/local-day.ts';
import { plausibleConsumption } from './consumption.ts';
import { noticeOf, whyNotTaken } from './judge-meter.ts';
import { isNewer, labelOf } from './judge-registers.ts';
import { type MeterReadings, metersWithReadings, type RegisterReadings } from './meter-readings.ts';
import type { ReadingForm, ReadingFormMeter, ReadingFormRegister } from './reading-form.type.ts';
import { windowOn } from './reading-window.ts';
import { grouped, monthInWords } from './reading-words.ts';

const columns: Readonly<Record<string, string>> = {
  tenantId: 'm.tenant_id',
  accountId: 'm.account_id',
  serial: 'm.serial',
};

/** The meters of an account of the resident who asks, in one statement; no row when it is not theirs. */
const statement = compile(sql`
  select a.status, (${metersWithReadings({
    tenantId: sql`a.tenant_id`,
    accountId: sql`a.id`,
    period: sql`${named('period', 'text')}::date`,
    day: sql`${named('day', 'text')}::date`,
    serial: shownSerial((property) => sql.ref(columns[property]!)),
    which: sql`m.status = ${sql.lit(MeterStatus.ACTIVE)}`,
  })}) as meters
  from account a
  where a.tenant_id = ${named('tenantId', 'text')}::smallint and a.id = ${named('accountId', 'uuid')}
    and exists (select from account_resident l
      where l.tenant_id = a.tenant_id and l.account_id = a.id and l.resident_id = ${named('residentId', 'uuid')})`);

/** What the form for readings of an account shows today; null when the account is not the viewer's. */
export async function readingForm(context: Context, id: string): Promise<ReadingForm | null> {
  const { tenant, tenantId, who, clock } = context;
  const account = readId('Account', id);
  if (!account || account.key !== '' || !who) return null;
  const today = localDay(tenant.timeZone, clock.now());
  const window = windowOn(tenant, today);
  const asked = { tenantId: String(tenantId), accountId: account.owner, period: window.period, day: today };
  const values = { ...accountValues(context, who.residentId, undefined), ...asked };
  const [row] = await context.read<{ status: AccountStatus; meters: MeterReadings[] }>(
    statement.name,
    statement.text,
    statement.parameters.map((one) => (one instanceof NamedSlot ? values[one.name as keyof typeof values] : one)),
  );
  if (!row) return null;
  const closed = row.status === AccountStatus.CLOSED;
  const meters = row.meters.map((meter) =>
    formMeter(context, account.owner, meter, { today, period: window.period, closed }),
  );
  return { window, needsPayment: !tenant.rules.readings.withoutPayment, meters };
}

function formMeter(
  { tenant }: Context,
  accountId: string,
  meter: MeterReadings,
  { today, period, closed }: { today: string; period: string; closed: boolean },
): ReadingFormMeter {
  const { id, service, unit, serial, digits, verificationDueOn, registers } = meter;
  const why = closed
    ? 'Счёт закрыт, показания по нему больше не нужны.'
    : (whyNotTaken(tenant, meter, today, today)?.message ?? billedAlready(meter, { day: today, period }));
  return {
    meterId: idOf('Meter', accountId, id),
    service,
    unit,
    serial,
    digits,
    verificationDueOn,
    taken: why === undefined,
    notice: why ?? noticeOf(tenant, meter, today, today) ?? null,
    registers: registers.map((register) => ({
      ...formRegister(register),
      label: labelOf(tenant, meter, register.code),
      warnAbove: warnAbove(tenant, meter, register, today),
    })),
  };
}

/** The month's bill has come before the month was over: then nothing is needed for it any more. */
export function billedAlready({ registers }: MeterReadings, on: { day: string; period: string }): string | undefined {
  const newer = registers.find(({ previous }) => previous && isNewer(previous, on))?.previous;
  return newer ? `Показание за ${monthInWords(on.period)} уже учтено: ${grouped(newer.value)}.` : undefined;
}

const formRegister = ({
  code,
  previous,
  own,
  lastBilled,
}: RegisterReadings): Omit<ReadingFormRegister, 'label' | 'warnAbove'> => ({
  code,
  previous: previous?.value ?? null,
  previousOn: previous?.takenOn ?? null,
  previousSource: previous?.source ?? null,
  handedIn: own?.value ?? null,
  handedInAt: own?.receivedAt ?? null,
  handedInStatus: own?.status ?? null,
  lastBilled: lastBilled?.value ?? null,
  lastBilledOn: lastBilled?.takenOn ?? null,
});

function warnAbove(
  tenant: Context['tenant'],
  { serviceCode, digits }: MeterReadings,
  { previous }: RegisterReadings,
  today: string,
): number | null {
  if (!previous) return null;
  const limits = plausibleConsumption(tenant, { service: serviceCode, digits, from: previous.takenOn, to: today });
  return limits.warnAbove;
}
