import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { toResident } from '../sessions/resident.entity.ts';

/** A format in which a bill comes by e-mail. */
export enum EmailedBill {
  PDF = 'PDF',
  PNG = 'PNG',
}

/** How a resident wants the bills of one account (S1 4.4). Without a row: not by e-mail, and on paper. */
export const DeliveryChoiceEntity = defineEntity({
  ...tenantTable('DeliveryChoiceEntity', 'delivery_choice'),
  primaryKeys: ['tenantId', 'accountId', 'residentId'],
  properties: {
    ...ownedByAccount,
    residentId: p.uuid().primary(),
    billByEmail: p.enum(() => EmailedBill).nullable(),
    paperRefused: p.boolean().default(false),
    /** Since when paper is refused; the utility must be able to show it. */
    paperRefusedAt: p.datetime().nullable(),
    changedAt: p.datetime(),
    account: () => toAccount(),
  },
});

/** Whether a resident wants one kind of notice by one channel. Without a row: as the rule says (`onAtFirst`). */
export const NoticeChoiceEntity = defineEntity({
  ...tenantTable('NoticeChoiceEntity', 'notice_choice'),
  primaryKeys: ['tenantId', 'residentId', 'kind', 'channel'],
  properties: {
    tenantId: p.smallint().primary(),
    residentId: p.uuid().primary(),
    kind: p.text().primary(),
    channel: p.text().primary(),
    chosen: p.boolean(),
    changedAt: p.datetime(),
    resident: () => toResident(),
  },
});

/** That a resident was reminded of one thing of an account, so that it is not done twice: «READING_WINDOW 2026-11-01 opens». */
export const ReminderEntity = defineEntity({
  ...tenantTable('ReminderEntity', 'reminder'),
  primaryKeys: ['tenantId', 'accountId', 'residentId', 'kind', 'subject'],
  properties: {
    ...ownedByAccount,
    residentId: p.uuid().primary(),
    kind: p.text().primary(),
    subject: p.text().primary(),
    remindedAt: p.datetime(),
    account: () => toAccount(),
  },
});
