import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';

/** Captchas that were solved and used, until they expire: each is good once in all server processes. */
export const UsedCaptchaEntity = defineEntity({
  ...tenantTable('UsedCaptchaEntity', 'used_captcha'),
  primaryKeys: ['tenantId', 'challenge'],
  properties: { tenantId: p.smallint().primary(), challenge: p.text().primary(), expiresAt: p.datetime() },
});
