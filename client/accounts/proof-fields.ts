import type { IdentityProof, RegistrationAnswersInput } from '../graphql/generated/graphql.ts';

/** How a proof is asked for once the account is there. */
interface ProofField {
  /** The way, where there are several. */
  way: string;
  label: string;
  hint: string;
  name: string;
  answer: keyof RegistrationAnswersInput;
  inputmode: 'text' | 'email';
  autocomplete: string;
  autocapitalize: 'none' | 'words' | 'characters';
}

/** The sum to pay is none of them: by now the portal itself shows it. */
export const proofFields: Partial<Record<IdentityProof, ProofField>> = {
  METER_SERIAL: {
    way: 'Номер счётчика',
    label: 'Заводской номер счётчика',
    hint: 'Он на лицевой стороне счётчика и в его паспорте',
    name: 'meter-serial',
    answer: 'meterSerial',
    inputmode: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
  },
  NAME: {
    way: 'Имя владельца',
    label: 'Фамилия, имя и отчество владельца',
    hint: 'Как в квитанции',
    name: 'owner',
    answer: 'fullName',
    inputmode: 'text',
    autocomplete: 'off',
    autocapitalize: 'words',
  },
  OFFICE_CODE: {
    way: 'Код из офиса',
    label: 'Код из офиса',
    hint: 'Его выдают владельцу по паспорту',
    name: 'office-code',
    answer: 'officeCode',
    inputmode: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
  },
  EMAIL_ON_FILE: {
    way: 'Электронная почта',
    label: 'Почта, которую вы оставляли в офисе',
    hint: 'Одна, например anna@mail.ru',
    name: 'email-on-file',
    answer: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    autocapitalize: 'none',
  },
};
