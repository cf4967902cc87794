import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { type Column, Needs } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { deviceInWords } from './device-in-words.ts';
import { endOneSession, endOtherSessions } from './end-own-sessions.ts';
import { placeInWords } from './place-in-words.ts';
import { EndedSessions, EndSessionInput, Session } from './session-list.type.ts';
import { Viewer } from './viewer.type.ts';

/** Those used last: a program that signs in every minute must not make a list nobody can read. */
const mostShown = 50;

/**
 * Sessions of the resident that go on, by the clock of the server. What is selected within refers to nothing outside, or it
 * would be selected anew for each of thousands of sessions.
 */
const goingOn = (column: Column) => sql`${column('residentId')} = ${named('residentId', 'uuid')}
  and ${column('id')} in (select id from session s
    where s.tenant_id = ${named('tenantId', 'smallint')} and s.resident_id = ${named('residentId', 'uuid')}
      and s.ended_at is null and s.expires_at > ${named('now', 'text')}::timestamptz
    order by s.last_used_at desc, s.id desc limit ${sql.lit(mostShown)})`;

@Resolver(() => Viewer)
export class ViewerSessionsResolver {
  /** From the primary: whoever has just ended one must not see it on a replica that lags. */
  @Needs((column) => ({ residentId: column('id') }))
  @FieldResolver(() => [Session], {
    description: "The resident's sessions that go on, the one used last first; at most the last 50.",
  })
  sessions(
    @Root() { '@residentId': residentId }: { '@residentId': string },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, {
      where: goingOn,
      values: { tenantId: context.tenantId, residentId, now: context.clock.now().toISOString() },
      order: { by: ['lastUsedAt', 'id'], direction: 'desc' },
    });
  }
}

@Resolver(() => Session)
export class SessionListResolver {
  @Needs((column) => ({ userAgent: column('userAgent') }))
  @FieldResolver(() => String, { description: 'Browser and system in words: «Chrome, Android».' })
  device(@Root() session: { '@userAgent': string | null }): string {
    return deviceInWords(session['@userAgent']);
  }

  @Needs((column) => ({ ip: column('ip') }))
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Country in words by the network address (IP Geolocation by DB-IP); null when it is not known.',
  })
  place(@Root() session: { '@ip': string | null }): string | null {
    return placeInWords(session['@ip']);
  }

  @Needs((column) => ({ sessionId: column('id') }))
  @FieldResolver(() => Boolean, { description: 'True for the session that asks.' })
  current(@Root() session: { '@sessionId': string }, @Ctx() { who }: Context): boolean {
    return session['@sessionId'] === who?.sessionId;
  }

  @Mutation(() => EndedSessions, {
    description: "Ends one of the viewer's sessions; its device has to sign in again within seconds.",
  })
  endSession(
    @Arg('input', () => EndSessionInput, { description: 'Which one.' }) input: EndSessionInput,
    @Ctx() context: Context,
  ): Promise<EndedSessions> {
    return endOneSession(context, input);
  }

  @Mutation(() => EndedSessions, { description: "Ends all of the viewer's sessions but the one that asks." })
  endOtherSessions(@Ctx() context: Context): Promise<EndedSessions> {
    return endOtherSessions(context);
  }
}
