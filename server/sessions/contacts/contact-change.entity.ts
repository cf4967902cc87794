import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../../database/tenant-table.ts';
import { MessageChannel } from '../../notifications/message.entity.ts';
import { toResident } from '../resident.entity.ts';

/** The newest wish of a resident for another e-mail or phone, until the code sent there was entered. */
export const ContactChangeEntity = defineEntity({
  ...tenantTable('ContactChangeEntity', 'contact_change'),
  primaryKeys: ['tenantId', 'residentId', 'channel'],
  properties: {
    tenantId: p.smallint().primary(),
    residentId: p.uuid().primary(),
    channel: p.enum(() => MessageChannel).primary(),
    address: p.text(),
    codeHash: p.text(),
    attempts: p.integer().default(0),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    resident: () => toResident(),
  },
});
