import { sql } from 'kysely';
import { shownSerial } from '../accounts/masking.ts';
import type { Context } from '../context.ts';
import type { Column } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { ReadingSource, ReadingStatus } from '../meters/meter.entity.ts';
import { type History, plainColumn } from './history-table.ts';
import { zoneColumn, type ZoneRow } from './zone-column.ts';

interface ReadingRow extends ZoneRow {
  takenOn: string;
  service: string;
  serial: string;
  value: string;
  unit: string | null;
  source: ReadingSource;
  status: ReadingStatus;
  refusal: string | null;
}

const sources: Readonly<Record<ReadingSource, string>> = {
  [ReadingSource.RESIDENT]: 'передали вы',
  [ReadingSource.UTILITY]: 'по начислениям',
  [ReadingSource.AUTOMATIC]: 'передал счётчик',
  [ReadingSource.ESTIMATE]: 'рассчитано',
};

/** The meter's columns by the names of their properties. */
const meterColumn: Column = (property) =>
  sql.ref(`m.${property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);

/** What every register showed, and what became of what the resident handed in. */
export const readingsHistory: History<ReadingRow> = {
  title: 'Показания',
  byDay: true,
  columns: [
    plainColumn('Дата', 'day', 12, 'takenOn'),
    plainColumn('Услуга', 'text', 28, 'service'),
    plainColumn('Счётчик', 'text', 18, 'serial'),
    zoneColumn,
    plainColumn('Показание', 'whole', 12, 'value'),
    plainColumn('Единица', 'text', 10, 'unit'),
    { header: 'Откуда', kind: 'text', width: 18, of: ({ source }) => sources[source] },
    { header: 'Состояние', kind: 'text', width: 20, of: (row, { rules }) => state(row, rules.readings.status) },
    plainColumn('Почему не принято', 'text', 40, 'refusal'),
  ],
  rows: sql`
    select r.taken_on::text as "takenOn", s.name as service, ${shownSerial(meterColumn)} as serial,
      r.register_code as "registerCode",
      (select count(*) from register g
        where g.tenant_id = m.tenant_id and g.account_id = ${named('accountId', 'uuid')} and g.meter_id = m.id) as registers,
      r.value::text, s.unit, r.source, r.status, r.refusal
    from reading r
    join meter m on m.tenant_id = r.tenant_id and m.account_id = r.account_id and m.id = r.meter_id
    join service s on s.tenant_id = m.tenant_id and s.code = m.service_code
    where r.account_id = ${named('accountId', 'uuid')} and m.account_id = ${named('accountId', 'uuid')}
      and r.taken_on between ${named('from', 'text')}::date and ${named('to', 'text')}::date
    order by r.taken_on desc, s.position, m.serial, r.register_code, r.source`,
};

/** As far as the utility shows it: nothing of what was not handed in here. */
function state({ source, status }: ReadingRow, shown: Context['tenant']['rules']['readings']['status']): string | null {
  if (source !== ReadingSource.RESIDENT) return null;
  if (status === ReadingStatus.NOT_ACCEPTED) return 'не принято';
  if (shown === 'NOT_SHOWN') return null;
  if (shown === 'AT_ONCE') return 'принято';
  return status === ReadingStatus.ACCEPTED ? 'принято к расчёту' : 'проверяем';
}
