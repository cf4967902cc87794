import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { deadLetterOf, heartbeatSeconds, type Job } from './job.ts';

/** Schema of pg-boss in the database. */
export const jobSchema = 'pgboss';

/**
 * Creates or updates the tables of jobs and their queues, and lets the server's role use them: it never creates any itself.
 * Repeatable. Connects as owner.
 */
export async function createJobTables(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  queues: readonly Pick<Job, 'queue' | 'retries' | 'limitMinutes'>[],
): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: jobSchema, max: 1, supervise: false, schedule: false });
  // Errors reach the caller through start(); an event nobody listens to would end the process.
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const { queue, retries, limitMinutes } of queues) {
      const options = {
        retryLimit: retries,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: limitMinutes * 60,
        heartbeatSeconds,
        deadLetter: deadLetterOf(queue),
        notify: true,
      };
      for (const name of [deadLetterOf(queue), queue])
        if (!(await boss.getQueue(name)))
          await boss.createQueue(name, name === queue ? options : { notify: true, heartbeatSeconds });
      await boss.updateQueue(queue, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await grantJobTables(ownerUrl, decodeURIComponent(new URL(appUrl).username));
}

async function grantJobTables(ownerUrl: string, appRole: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'kabinet jobs' });
  await owner.connect();
  try {
    const role = owner.escapeIdentifier(appRole);
    await owner.query(
      `begin;
       grant usage on schema ${jobSchema} to ${role};
       grant select, insert, update, delete on all tables in schema ${jobSchema} to ${role};
       grant usage on all sequences in schema ${jobSchema} to ${role};
       grant execute on all functions in schema ${jobSchema} to ${role};
       commit`,
    );
  } finally {
    await owner.end();
  }
}
