import type { RegisterCode } from '../meters/meter.entity.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';
import { type Fault, labelOf, type SentRegister } from './judge-registers.ts';
import type { MeterReadings } from './meter-readings.ts';
import { ReadingRefusal } from './reading-refusal.ts';

/** Registers that were not given exactly once, and ones that the meter does not have. */
export function missingRegisters(
  tenant: Pick<Tenant, 'rules'>,
  meter: MeterReadings,
  sent: readonly SentRegister[],
): Fault[] {
  const times = (code: RegisterCode) => sent.filter((one) => one.code === code).length;
  const fault = (code: RegisterCode, message: string): Fault => ({
    code,
    reason: ReadingRefusal.REGISTER_MISSING,
    message,
    previous: null,
  });
  const own = meter.registers.flatMap(({ code }) => {
    if (times(code) === 1) return [];
    return [fault(code, times(code) === 0 ? 'Введите и это показание.' : 'Это показание нужно передать один раз.')];
  });
  const known = new Set(meter.registers.map(({ code }) => code));
  const others = [...new Set(sent.map(({ code }) => code))].filter((code) => !known.has(code));
  return [
    ...own,
    ...others.map((code) =>
      fault(
        code,
        `У этого счётчика такой зоны нет. Его показания: ${meter.registers.map((one) => labelOf(tenant, meter, one.code)).join(', ')}.`,
      ),
    ),
  ];
}
