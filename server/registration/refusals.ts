import { tryAgainIn } from '../sessions/try-again-in.ts';
import { type AnswerFault, type RegistrationRefused, RegistrationRefusal } from './outcomes.ts';

/** Some answers are to be changed. */
export const invalidAnswers = (faults: readonly AnswerFault[]): RegistrationRefused => ({
  reason: RegistrationRefusal.INVALID_ANSWERS,
  message: faults.length === 1 ? 'Проверьте отмеченное поле.' : 'Проверьте отмеченные поля.',
  faults,
});

/** One has to wait. */
export const tooManyAttempts = (seconds: number): RegistrationRefused => ({
  reason: RegistrationRefusal.TOO_MANY_ATTEMPTS,
  message: `Слишком много попыток. ${tryAgainIn(seconds)}`,
  faults: [],
  retryAfterSeconds: seconds,
});

/** Nothing goes on without the required ticks. */
export const consentNeeded = (): RegistrationRefused => ({
  reason: RegistrationRefusal.CONSENT_NEEDED,
  message:
    'Чтобы открыть кабинет, нужно принять документы: поставьте отметки у каждого. Без них мы не можем продолжить.',
  faults: [],
});

/** The registration was begun too long ago, or elsewhere. */
export const expired = (): RegistrationRefused => ({
  reason: RegistrationRefusal.EXPIRED,
  message: 'Регистрация начата слишком давно. Начните её заново: это займёт пару минут.',
  faults: [],
});
