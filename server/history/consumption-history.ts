import { sql } from 'kysely';
import { ChargeMethod } from '../bills/bill.entity.ts';
import { named } from '../database/read/statement.ts';
import { type History, plainColumn } from './history-table.ts';
import { zoneColumn, type ZoneRow } from './zone-column.ts';

interface ConsumptionRow extends ZoneRow {
  period: string;
  service: string;
  method: ChargeMethod | null;
  previous: string | null;
  current: string | null;
  volume: string;
  yearAgo: string | null;
  unit: string;
  tariff: string;
  charged: string;
}

const methods: Readonly<Record<ChargeMethod, string>> = {
  [ChargeMethod.METER]: 'по счётчику',
  [ChargeMethod.NORM]: 'по нормативу',
};

/** How much of each service was used, month by month and zone by zone, beside the same month of the year before. */
export const consumptionHistory: History<ConsumptionRow> = {
  title: 'Потребление',
  byDay: false,
  columns: [
    plainColumn('Месяц', 'month', 16, 'period'),
    plainColumn('Услуга', 'text', 28, 'service'),
    zoneColumn,
    plainColumn('Объём', 'decimal', 12, 'volume'),
    plainColumn('Год назад', 'decimal', 12, 'yearAgo'),
    plainColumn('Единица', 'text', 10, 'unit'),
    { header: 'Как считали', kind: 'text', width: 16, of: ({ method }) => (method === null ? null : methods[method]) },
    plainColumn('Показание на начало', 'whole', 20, 'previous'),
    plainColumn('Показание на конец', 'whole', 20, 'current'),
    plainColumn('Тариф, ₽', 'decimal', 12, 'tariff'),
    plainColumn('Начислено, ₽', 'money', 16, 'charged'),
  ],
  rows: sql`
    select l.period::text, s.name as service, l.register_code as "registerCode",
      (select count(distinct o.register_code) from bill_line o
        where o.tenant_id = l.tenant_id and o.account_id = ${named('accountId', 'uuid')} and o.period = l.period
          and o.service_code = l.service_code) as registers,
      l.method, l.previous_reading::text as previous, l.current_reading::text as current, l.volume::text,
      (select sum(o.volume)::text from bill_line o
        where o.tenant_id = l.tenant_id and o.account_id = ${named('accountId', 'uuid')}
          and o.period = (l.period - interval '1 year')::date and o.service_code = l.service_code
          and o.register_code is not distinct from l.register_code) as "yearAgo",
      coalesce(l.unit, s.unit) as unit, l.tariff::text, l.charged::text
    from bill_line l join service s on s.tenant_id = l.tenant_id and s.code = l.service_code
    where l.account_id = ${named('accountId', 'uuid')} and coalesce(l.unit, s.unit) is not null
      and l.period between ${named('from', 'text')}::date and ${named('to', 'text')}::date
    order by l.period desc, s.position, s.code, l.position`,
};
