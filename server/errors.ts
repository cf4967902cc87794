import { GraphQLError } from 'graphql';

/**
 * Every error code a caller can meet, with the HTTP status and the sentence a resident reads.
 * The set is closed: anything that is not made from it leaves the server as INTERNAL.
 */
export const errorCodes = {
  UNAUTHENTICATED: { status: 401, message: 'Сеанс закончился. Войдите в личный кабинет ещё раз.' },
  FORBIDDEN: { status: 403, message: 'Это действие вам недоступно.' },
  CAPTCHA_REQUIRED: { status: 403, message: 'Нужна проверка, что вы не робот. Она идёт сама, повторите действие.' },
  SERVICE_STOPPED: {
    status: 403,
    message: 'Личный кабинет сейчас не работает. Позвоните нам, телефоны на странице входа.',
  },
  NOT_FOUND: { status: 404, message: 'Ничего не найдено.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Запросы принимаются методом POST.' },
  BAD_REQUEST: { status: 400, message: 'Запрос составлен неверно.' },
  BAD_USER_INPUT: { status: 400, message: 'Проверьте введённые данные.' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'Запрос GraphQL не разобран: проверьте его запись.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'Запрос GraphQL не соответствует схеме.' },
  QUERY_TOO_COMPLEX: { status: 400, message: 'Запрос слишком велик. Запросите меньше полей или записей за раз.' },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    message: 'Это действие уже отправлено с другими данными. Обновите страницу и начните заново.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'Запрос слишком длинный.' },
  UNSUPPORTED_FILE: { status: 415, message: 'Подойдёт фото в формате JPEG, PNG, HEIC или WebP.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Слишком много попыток. Подождите немного и попробуйте снова.' },
  DOCUMENT_UNAVAILABLE: {
    status: 503,
    message: 'Документ сейчас не собирается, мы уже разбираемся. Все суммы есть на странице счёта.',
  },
  DATABASE_UNAVAILABLE: { status: 503, message: 'Сервис временно недоступен. Попробуйте через минуту.' },
  TIMEOUT: { status: 504, message: 'Ответ занял слишком много времени. Попробуйте ещё раз.' },
  INTERNAL: { status: 500, message: 'Что-то сломалось у нас. Мы уже знаем об этом; попробуйте позже.' },
} as const;

/** One code of the closed set above. */
export type ErrorCode = keyof typeof errorCodes;

/**
 * An error that may be shown to the caller: a code of the closed set and a Russian sentence.
 * `details` are public extensions (e.g. `{ argument: 'first', max: 100 }`) and must carry no personal data.
 */
export class KabinetError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = errorCodes[code].message, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = 'KabinetError';
    this.code = code;
  }
}
