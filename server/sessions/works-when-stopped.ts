import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context.ts';
import { refuseWhenStopped } from './refuse-when-stopped.ts';

/** The mutation works on while the utility's portal is stopped: it is a door of staff, or ends something. */
export const WorksWhenStopped = () => Extensions({ worksWhenStopped: true });

/**
 * Has every other mutation refused to residents and strangers while the portal of their utility is stopped: signing in,
 * registering, recovering, and whatever will be added, without any of them having to think of it.
 */
export function refuseMutationsWhenStopped(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    const { resolve } = field;
    if (!resolve || field.extensions['worksWhenStopped'] === true) continue;
    field.resolve = (source: unknown, args, context: Context, info) => {
      if (!context.staff) refuseWhenStopped(context);
      return resolve(source, args, context, info);
    };
  }
  return schema;
}
