import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { graphql, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../server/context.ts';
import { requestFacts } from '../../server/request/request-facts.ts';
import { SessionResolver } from '../../server/sessions/session.resolver.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { ViewerResolver } from '../../server/sessions/viewer.resolver.ts';
import { newDevice, Portals } from './portals.ts';

let portals: Portals;
let schema: GraphQLSchema;
beforeAll(async () => {
  portals = await Portals.open();
  schema = await buildSchema({ resolvers: [SessionResolver, ViewerResolver], validate: false });
});
afterAll(() => portals.close());

const ask = (source: string, contextValue: Context, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, contextValue, variableValues });

const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignedIn { accessToken expiresAt } ... on SignInRefused { reason message retryAfterSeconds } } }`;

test('a resident signs in, goes on and signs out through GraphQL', async () => {
  const { login, password } = await portals.resident('kaluga');
  const device = newDevice();
  const signedIn = await ask(signInMutation, portals.context('kaluga', device), { input: { login, password } });
  expect(signedIn).toEqual({
    data: {
      signIn: {
        __typename: 'SignedIn',
        accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        expiresAt: '2026-11-21T07:10:00.000Z',
      },
    },
  });
  const goOn = `mutation { refreshSession { __typename ... on SessionRefreshed { expiresAt } ... on SessionEnded { message } } }`;
  const refreshed = await ask(goOn, portals.context('kaluga', device));
  expect(refreshed.data).toEqual({
    refreshSession: { __typename: 'SessionRefreshed', expiresAt: '2026-11-21T07:10:00.000Z' },
  });
  const out = await ask('mutation { signOut { done } }', portals.context('kaluga', device));
  expect(out.data).toEqual({ signOut: { done: true } });
  const over = await ask(goOn, portals.context('kaluga', device));
  expect(over.data).toEqual({
    refreshSession: { __typename: 'SessionEnded', message: 'Сеанс закончился. Войдите в личный кабинет ещё раз.' },
  });
});

test('a hundred aliases in one request are a hundred tries', async () => {
  const { login, password } = await portals.resident('kaluga');
  const aliases = Array.from(
    { length: 100 },
    (_, n) => `a${n}: signIn(input: { login: "${login}", password: "${n}" }) { ... on SignInRefused { reason } }`,
  );
  const { data } = await ask(`mutation { ${aliases.join('\n')} }`, portals.context('kaluga', newDevice()));
  const reasons = Object.values(data as Record<string, { reason: string }>).map(({ reason }) => reason);
  expect(reasons.filter((reason) => reason === 'WRONG_LOGIN_OR_PASSWORD')).toHaveLength(5);
  expect(reasons.filter((reason) => reason === 'TOO_MANY_ATTEMPTS')).toHaveLength(95);
  const right = await ask(signInMutation, portals.context('kaluga'), { input: { login, password } });
  expect(right.data).toMatchObject({ signIn: { reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 900 } });
});

test('the refresh cookie reaches the browser out of reach of scripts, other hosts and plain HTTP', async () => {
  const { login, password } = await portals.resident('kaluga');
  const app = Fastify();
  await app.register(fastifyCookie);
  app.post('/sign-in', async (request, reply) => {
    const context = { ...portals.context('kaluga'), request: requestFacts(request, reply) };
    await signIn(context, { login, password });
    return {};
  });
  const { headers } = await app.inject({ method: 'POST', url: '/sign-in' });
  await app.close();
  expect(headers['set-cookie']).toMatch(
    /^__Host-kabinet-refresh=[\w-]{107}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
});
