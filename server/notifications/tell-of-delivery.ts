import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import type { Write } from '../database/tenant-writer.ts';
import type { Claimed } from './claim-messages.ts';
import { Lane } from './lanes.ts';
import type { Sent } from './send-message.ts';
import { tellStaff, type ToldToStaff } from './tell-staff.ts';

/**
 * What is said of a batch: to the log, each message somebody waits for and the many in one line; and to staff, what they can
 * mend. Neither holds anything of a message or its recipient.
 */
export class Summary {
  readonly #log: Logger;
  readonly #tenant: string;
  readonly #lane: Lane;
  #sent = 0;
  readonly #faults = new Map<string, number>();
  readonly #told = new Map<string, ToldToStaff & { times: number }>();

  constructor(log: Logger, tenant: string, lane: Lane) {
    this.#log = log;
    this.#tenant = tenant;
    this.#lane = lane;
  }

  note(message: Claimed, { fault, withoutBill }: Sent, over: boolean): void {
    const { id, channel, template, attempts } = message;
    if (withoutBill && message.template === 'NEW_BILL')
      this.#count({
        kind: 'BILL_NOT_ATTACHED',
        subject: message.data.period,
        details: { format: message.data.attach! },
      });
    // A recipient who cannot be reached is no fault staff could mend; a carrier that was away for half a day is.
    if (fault && over && !fault.final)
      this.#count({ kind: 'MESSAGES_GIVEN_UP', subject: template, details: { channel, fault: fault.message } });
    if (this.#lane === Lane.MANY) {
      if (fault) this.#faults.set(fault.message, (this.#faults.get(fault.message) ?? 0) + 1);
      else this.#sent += 1;
      return;
    }
    const about = { tenant: this.#tenant, message: id, channel, template, attempts };
    if (!fault) this.#log.info(about, 'message sent');
    else if (over) this.#log.error({ ...about, fault: fault.message }, 'message given up');
    else this.#log.warn({ ...about, fault: fault.message }, 'message not sent yet');
  }

  async tell(write: Write, context: Pick<Context, 'tenantId' | 'clock'>): Promise<void> {
    if (this.#lane === Lane.MANY) {
      const about = { tenant: this.#tenant, sent: this.#sent, faults: Object.fromEntries(this.#faults) };
      if (this.#faults.size > 0) this.#log.warn(about, 'messages sent, some not');
      else this.#log.info(about, 'messages sent');
    }
    if (this.#told.size === 0) return;
    await write(async (em) => {
      for (const told of this.#told.values()) await tellStaff(em, context, told);
    });
  }

  #count(told: ToldToStaff): void {
    const key = `${told.kind} ${told.subject}`;
    this.#told.set(key, { ...told, times: (this.#told.get(key)?.times ?? 0) + 1 });
  }
}
