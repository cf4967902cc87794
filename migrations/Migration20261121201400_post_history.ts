import { Migration } from '@mikro-orm/migrations';

/**
 * Posts what a database of the version before already has, as imports post it since: openings, charges, recalculations and
 * banks' payments. Days are Moscow's: the database does not know the zone of a utility, and only a payment made in the few
 * hours around midnight can so stand a day beside its own; the months come from the registries. What is posted already stays.
 */
export class Migration20261121201400_post_history extends Migration {
  override name = 'Migration20261121201400_post_history';

  override up(): void | Promise<void> {
    // Registries that are being imported are waited for: what they write afterwards would not be posted.
    this.addSql('lock table "bill", "charge", "payment", "account_service" in share row exclusive mode;');
    this.addSql(`create temp table history_entry on commit drop as
      with billed as (
        select tenant_id, account_id, min(period) as first, max(period) as newest from bill group by tenant_id, account_id),
      paid as (
        select p.tenant_id, p.account_id, p.external_id, p.amount, m.period, (p.paid_at at time zone 'Europe/Moscow')::date as day,
          case when m.period <= b.newest then m.period else 'infinity'::date end as billed
        from payment p left join billed b on b.tenant_id = p.tenant_id and b.account_id = p.account_id
        cross join lateral (
          select coalesce(p.period, date_trunc('month', p.paid_at at time zone 'Europe/Moscow')::date) as period) m
        where p.source = 'BANK' and p.status = 'PAID'),
      credit as (
        select *, sum(amount) over (partition by tenant_id, account_id, billed order by day, external_id) - amount as starts
        from paid),
      owed as (
        select h.tenant_id, h.account_id, h.period as billed, h.service_code, h.paid as amount from charge h where h.paid > 0
        union all
        select tenant_id, account_id, 'infinity', service_code, balance from account_service where balance > 0),
      debt as (
        select o.*, sum(o.amount) over (partition by o.tenant_id, o.account_id, o.billed
          order by s.kind = 'PENALTY', s.position, s.code) - o.amount as starts
        from owed o join service s on s.tenant_id = o.tenant_id and s.code = o.service_code),
      whole as (select tenant_id, account_id, billed, sum(amount) as amount from debt group by tenant_id, account_id, billed)
      select c.tenant_id, c.account_id, 'OPENING' as kind, to_char(c.period, 'YYYY-MM') as subject, c.period,
        c.period - 1 as day, c.service_code, c.opening as amount
      from charge c join billed b on b.tenant_id = c.tenant_id and b.account_id = c.account_id and b.first = c.period
      where c.opening <> 0
      union all
      select tenant_id, account_id, part.kind, to_char(period, 'YYYY-MM'), period, (period + interval '1 month - 1 day')::date,
        service_code, part.amount
      from charge, lateral (values ('CHARGE', charged), ('RECALCULATION', recalculated)) part (kind, amount)
      where part.amount <> 0
      union all
      select c.tenant_id, c.account_id, 'BANK_PAYMENT', c.external_id, c.period, c.day, d.service_code,
        greatest(c.starts, d.starts) - least(c.starts + c.amount, d.starts + d.amount)
      from credit c join debt d on d.tenant_id = c.tenant_id and d.account_id = c.account_id and d.billed = c.billed
        and d.starts < c.starts + c.amount and c.starts < d.starts + d.amount
      union all
      select c.tenant_id, c.account_id, 'BANK_PAYMENT', c.external_id, c.period, c.day, null,
        greatest(c.starts, coalesce(w.amount, 0)) - (c.starts + c.amount)
      from credit c left join whole w on w.tenant_id = c.tenant_id and w.account_id = c.account_id and w.billed = c.billed
      where c.starts + c.amount > coalesce(w.amount, 0);`);
    this.addSql(`delete from history_entry h using posting p
      where p.tenant_id = h.tenant_id and p.account_id = h.account_id and p.kind = h.kind and p.subject = h.subject;`);
    this.addSql(`create temp table history_line on commit drop as
      select *, first_value(id) over posting as posting_id, row_number() over posting as line
      from (select *, uuidv7() as id from history_entry) h
      window posting as (partition by tenant_id, account_id, kind, subject order by service_code);`);
    this.addSql(`insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
      select tenant_id, account_id, posting_id, kind, subject, 1, period, day, now() from history_line where line = 1;`);
    this.addSql(`insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
      select tenant_id, account_id, posting_id, line,
        case when amount > 0 then 'RECEIVABLE' else other end, case when amount > 0 then other else 'RECEIVABLE' end,
        service_code, abs(amount)
      from history_line, lateral (select case kind when 'OPENING' then 'OPENING' when 'CHARGE' then 'REVENUE'
        when 'RECALCULATION' then 'RECALCULATION' else 'BANK' end as other) side;`);
    // By service, too, what was paid for months later than the newest bill is taken off since.
    this.addSql(`update account_service o set balance = o.balance - l.amount
      from (
        select h.tenant_id, h.account_id, h.service_code, -sum(h.amount)::bigint as amount
        from history_entry h
        where h.kind = 'BANK_PAYMENT' and h.period > coalesce((
          select max(b.period) from bill b where b.tenant_id = h.tenant_id and b.account_id = h.account_id), '-infinity')
        group by h.tenant_id, h.account_id, h.service_code) l
      where o.tenant_id = l.tenant_id and o.account_id = l.account_id and o.service_code = l.service_code;`);
    this.addSql('drop table "history_line", "history_entry";');
  }

  override down(): void | Promise<void> {
    this.addSql(`update account_service o set balance = o.balance + l.amount
      from (
        select p.tenant_id, p.account_id, e.service_code,
          sum(case when e.credit = 'RECEIVABLE' then e.amount else -e.amount end)::bigint as amount
        from posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id
        where p.kind = 'BANK_PAYMENT' and p.period > coalesce((
          select max(b.period) from bill b where b.tenant_id = p.tenant_id and b.account_id = p.account_id), '-infinity')
        group by p.tenant_id, p.account_id, e.service_code) l
      where o.tenant_id = l.tenant_id and o.account_id = l.account_id and o.service_code = l.service_code;`);
    this.addSql(`delete from ledger_entry e using posting p
      where p.tenant_id = e.tenant_id and p.account_id = e.account_id and p.id = e.posting_id
        and p.kind in ('OPENING', 'CHARGE', 'RECALCULATION', 'BANK_PAYMENT');`);
    this.addSql(`delete from posting where kind in ('OPENING', 'CHARGE', 'RECALCULATION', 'BANK_PAYMENT');`);
  }
}
