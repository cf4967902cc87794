import { RecentlyUsed } from './limits/recently-used.ts';

/** How an answer is to be sent, as the Accept header wishes. */
export interface AnswerType {
  contentType: string;
  /**
   * The caller knows `application/json` alone, whose rule is that a query that was refused before it ran is still a
   * well-delivered answer: 200 (GraphQL over HTTP, 6.4.1).
   */
  refusedQueryIs200: boolean;
}

const json = 'application/json; charset=utf-8';
const graphql = 'application/graphql-response+json; charset=utf-8';

const known = new RecentlyUsed<AnswerType | 'none'>(100);

/** The type to answer with; undefined when the caller accepts neither of the two. */
export function answerType(accept: string | undefined): AnswerType | undefined {
  if (accept === undefined) return { contentType: json, refusedQueryIs200: false };
  let type = known.get(accept);
  if (!type) known.set(accept, (type = negotiate(accept) ?? 'none'));
  return type === 'none' ? undefined : type;
}

function negotiate(accept: string): AnswerType | undefined {
  const weights = new Map<string, number>();
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const q = parameters.find((part) => part.startsWith('q='));
    weights.set(name, q ? Number(q.slice(2)) || 0 : 1);
  }
  const any = weights.get('application/*') ?? weights.get('*/*') ?? 0;
  const named = weights.get('application/json');
  const wanted = weights.get('application/graphql-response+json') ?? 0;
  if (wanted > 0 && wanted >= (named ?? 0)) return { contentType: graphql, refusedQueryIs200: false };
  return (named ?? any) > 0 ? { contentType: json, refusedQueryIs200: named !== undefined } : undefined;
}
