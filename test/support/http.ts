import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** An HTTP answer, read to its end. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  json<T>(): T;
}

/** What to ask for, and with what. */
export interface Ask {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/**
 * Asks this machine for a path of a host. Names such as `kaluga.localhost` are known to browsers and curl but not to the system's
 * resolver, which `fetch` goes by; here the name is only sent.
 */
export function ask(
  port: number,
  host: string,
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, agent: false, headers: { host: `${host}:${port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: text,
            json: <T>() => JSON.parse(text) as T,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A GraphQL answer as any client sees it. */
export interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } & Record<string, unknown> }[];
}

/** Sends an operation to a tenant's portal: `askGraphql(port, 'kaluga', '{ tenant { name } }')`. */
export async function askGraphql<Data = Record<string, any>>(
  port: number,
  slug: string,
  query: string,
  { variables = {}, token, headers = {} }: { variables?: object; token?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<GraphqlAnswer<Data>> {
  const answer = await ask(port, `${slug}.localhost`, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json<GraphqlAnswer<Data>>();
}
