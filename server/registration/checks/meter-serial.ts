import { MeterStatus } from '../../meters/meter.entity.ts';
import { comparableSerial, isOneOfSerials } from './comparable-serial.ts';
import type { Proof } from './identity-check.ts';

/** The serial number of any meter that is installed (S2). */
export const meterSerial: Proof = (context, { tolerance }, { meterSerial: answer }) => {
  const typed = answer ?? '';
  if (comparableSerial(typed, tolerance) === undefined)
    return 'Напишите заводской номер целиком: он на лицевой стороне счётчика и в его паспорте.';
  return async (accountId) => {
    const meters = await context.readPrimary<{ serial: string }>(
      'check_meter_serial',
      'select serial from meter where tenant_id = $1 and account_id = $2 and status = $3',
      [context.tenantId, accountId, MeterStatus.ACTIVE],
    );
    const serials = meters.map(({ serial }) => serial);
    return { passed: isOneOfSerials(serials, typed, tolerance) };
  };
};
