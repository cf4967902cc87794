import { PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { Logger } from 'pino';
import { jobSchema } from './create-job-tables.ts';
import { deadLetterOf, type Job, type JobPayload } from './job.ts';

/** The jobs of a process: where it puts them, and the workers it runs. */
export interface Jobs {
  /**
   * Puts a job into its queue in the caller's transaction: it is there when that is committed, and never otherwise.
   * `group`: jobs of one group run one after another.
   */
  send(transaction: pg.ClientBase, queue: string, payload: JobPayload, group?: string): Promise<void>;
  /** Takes no more jobs, lets running ones finish for so many milliseconds, then leaves them to others. */
  stop(withinMs?: number): Promise<void>;
}

export interface JobsOptions {
  /** URL of the server's role. */
  url: string;
  log: Logger;
  /** Kinds of work this process does; none: it only sends. */
  work: readonly Job[];
}

/** Workers look for jobs so often when no notice wakes them: a job whose worker died comes back without one. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };

/** Connects to the queues and starts the workers. The tables are there already (`createJobTables`). */
export async function startJobs({ url, log, work }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'kabinet-jobs',
    schema: jobSchema,
    max: 4,
    // The server's role owns no table: what only an owner may do was done by the migration step.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    schedule: false,
    supervise: work.length > 0,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    useListenNotify: work.length > 0,
  });
  boss.on('error', (err) => log.warn({ err }, 'jobs: the queue has a fault'));
  await boss.start();
  for (const job of work) await startWorkers(boss, job, log);
  return {
    send: async (transaction, queue, payload, group) => {
      const db = { executeSql: async (text: string, values?: unknown[]) => transaction.query(text, values) };
      await boss.send(queue, payload, { db, ...(group === undefined ? {} : { group: { id: group } }) });
    },
    stop: (withinMs = 5000) => boss.stop({ graceful: true, timeout: withinMs }),
  };
}

async function startWorkers(boss: PgBoss, job: Job, log: Logger): Promise<void> {
  const options = {
    batchSize: 1,
    ...polling,
    localConcurrency: job.concurrency,
    groupConcurrency: 1,
  };
  await boss.work<JobPayload>(job.queue, options, async ([taken]) => {
    if (!taken) return;
    log.info({ queue: job.queue, job: taken.id }, 'job started');
    try {
      await job.run(taken.data);
      log.info({ queue: job.queue, job: taken.id }, 'job done');
    } catch (err) {
      log.error({ queue: job.queue, job: taken.id, err }, 'job failed');
      throw err;
    }
  });
  await boss.work<JobPayload>(deadLetterOf(job.queue), { batchSize: 1, ...polling }, async ([taken]) => {
    if (!taken) return;
    log.error({ queue: job.queue, job: taken.id }, 'job given up');
    await job.gaveUp(taken.data);
  });
}
