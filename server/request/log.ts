import { pino, stdSerializers, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { StartConfig } from '../config.ts';

/** Keys whose values never reach a log, at any depth, whatever part of the server hands them over. */
const privateKeys =
  /^(authorization|cookie|set-?cookie|password.*|pass|secret|.*token|e-?mail|phone|login|name|full_?name|address|variables|body|params|parameters|detail|query|sql)$/i;

/** Personal data and credentials inside a sentence. */
const privateText: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/(postgres(?:ql)?:\/\/)[^@\s/]*@/g, '$1[credentials]@'],
  [/(?<![\w-])(?:\+7|8|7)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?![\w-])/g, '[phone]'],
  [/(?<![\w-])\d{9,13}(?![\w-])/g, '[number]'], // account numbers
];

/**
 * A logger of JSON lines on standard output. What is private is removed here as well, so that a careless call elsewhere
 * cannot leak it; times, ids of requests and slugs of tenants pass.
 */
export function createLogger({ logLevel }: Pick<StartConfig, 'logLevel'>, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: (line) => cleanObject(line, 0) },
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(args, method, level) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? maskText(arg) : arg)) as typeof args);
        if (level >= warning) output?.flush();
      },
    },
  };
  const output = destination ? undefined : bufferedOutput();
  return pino(options, destination ?? output!);
}

const warning = pino.levels.values['warn']!;

/**
 * Standard output, written a few lines at a time: one write for each request is a tenth of what answering it costs. Nothing
 * waits longer than a quarter of a second; warnings and errors, and whatever is left at the end, are written at once.
 */
function bufferedOutput(): ReturnType<typeof pino.destination> {
  const output = pino.destination({ fd: 1, minLength: 4096, sync: true });
  // `flush` writes; `flushSync` waits until the disk has it as well, and every request of the process with it.
  setInterval(() => output.flush(), 250).unref();
  process.once('exit', () => output.flushSync());
  return output;
}

function withoutPrivate(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return describeError(value, depth);
  if (depth > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => withoutPrivate(one, depth + 1));
  return cleanObject(value, depth);
}

function cleanObject(value: object, depth: number): Record<string, unknown> {
  const clean = (key: string, inner: unknown) =>
    privateKeys.test(key) ? '[removed]' : withoutPrivate(inner, depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(key, inner)]));
}

/**
 * An error as a log may show it. Of a database error neither message nor detail: both quote the statement's values
 * (`Key (login)=(…) already exists`, the ORM even the whole INSERT); its code, table and constraint say enough.
 */
function describeError(error: Error, depth: number): object {
  const { code, table, constraint, cause } = error as Error &
    Record<'code' | 'table' | 'constraint', string | undefined>;
  const ofDatabase = /^[0-9A-Z]{5}$/.test(code ?? '') || error.constructor.name.endsWith('Exception');
  const serialized = stdSerializers.err(error);
  const frames = serialized.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    message: ofDatabase ? 'database error' : maskText(error.message),
    ...(code ? { code: maskText(code) } : {}),
    ...(table ? { table } : {}),
    ...(constraint ? { constraint } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause instanceof Error && depth < 3 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

const maskText = (text: string): string =>
  privateText.reduce((masked, [pattern, word]) => masked.replace(pattern, word), text.slice(0, 2000));
