// Publishes and delivers what is due until nothing is, as a worker does. A process of its own, to be killed. Says what it does.
import { join } from 'node:path';
import { pino } from 'pino';
import { SetClock } from '../../server/clock.ts';
import { createOrm } from '../../server/database/orm.ts';
import { openReadPool } from '../../server/database/tenant-reader.ts';
import { noticeDesk } from '../../server/delivery/notice-desk.ts';
import { publishDue } from '../../server/delivery/start-publishing.ts';
import { entities } from '../../server/entities.ts';
import { openCarriers } from '../../server/notifications/carriers/open-carriers.ts';
import { deliverDue } from '../../server/notifications/deliver-messages.ts';
import { tenantIds as idsOf } from '../../server/tenancy/enrol-tenants.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';

interface Order {
  appUrl: string;
  smtpUrl: string;
  now: string;
  does: 'publish' | 'deliver';
  /** Bytes of the bill that goes with each letter. */
  billBytes?: number;
}

const { appUrl, smtpUrl, now, does, billBytes = 1000 } = JSON.parse(process.argv[2]!) as Order;
const clock = new SetClock(now);
const tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'));
const limits = { connectMs: 20_000, statementMs: 20_000 };
const orm = await createOrm({ entities, url: appUrl, poolMax: 4, ...limits });
const pool = openReadPool({ url: appUrl, max: 4, onError: () => undefined, ...limits });
const tenantIds = await idsOf(pool, tenants);
const carriers = openCarriers({ mode: 'production', messages: { smtpUrl, sms: undefined } });
const log = pino({ level: 'silent' });
const bytes = Buffer.alloc(billBytes, '%PDF ');
const desk = noticeDesk(pool, async (_context, { accountId, format }) => ({
  fileName: `${accountId}.${format.toLowerCase()}`,
  contentType: 'application/pdf',
  bytes,
}));
const place = { mode: 'production', port: () => 0 } as const;

const say = (line: string) => process.stdout.write(`${line}\n`);

let most = 0;
for (let round = 1; ; round += 1) {
  say(`round ${round}`);
  const parts = { tenants, tenantIds, clock, orm, log };
  const done = does === 'publish' ? await publishDue(parts) : await deliverDue({ ...parts, carriers, place, desk });
  most = Math.max(most, process.memoryUsage().rss);
  if (done === 0) break;
}
const { user, system } = process.cpuUsage();
say(`done, ${Math.round(most / 1e6)} MB, ${((user + system) / 1e6).toFixed(1)} s of processor time`);
carriers.close();
await orm.close();
await pool.end();
