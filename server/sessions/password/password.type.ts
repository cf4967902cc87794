import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MessageChannel } from '../../notifications/message.entity.ts';
import { PasswordRefusal } from './new-password.ts';

registerEnumType(MessageChannel, {
  name: 'MessageChannel',
  description: 'How a message with a code reaches a resident.',
  valuesConfig: { EMAIL: { description: 'By a letter.' }, SMS: { description: 'By SMS.' } },
});

registerEnumType(PasswordRefusal, {
  name: 'PasswordRefusal',
  description: 'Why a password was not changed.',
  valuesConfig: {
    WRONG_CODE: { description: 'Code or link is wrong, used, expired or of another portal; which is not said.' },
    WRONG_PASSWORD: { description: 'The old password is not the one.' },
    SAME_PASSWORD: { description: 'The new password is the old one.' },
    TOO_SHORT: { description: "Fewer characters than the tenant's rule asks for (`Tenant.rules.password`)." },
    TOO_LONG: { description: "More characters than the tenant's rule allows." },
    TOO_COMMON: { description: 'Among the passwords that are tried first.' },
    TOO_MANY_ATTEMPTS: { description: 'Too often for this login, from this address or at this utility.' },
  },
});

@InputType({
  description: 'What a person typed who has forgotten the password: the fields of `Tenant.rules.recovery.asks`.',
})
export class RequestPasswordResetInput {
  @Field(() => String, { description: "Login by the utility's rule (`Tenant.rules.login`)." })
  login!: string;

  @Field(() => String, { nullable: true, description: 'Current e-mail, where the rule asks for it.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Current mobile phone, where the rule asks for it.' })
  phone?: string | null;

  @Field(() => MessageChannel, {
    nullable: true,
    description: 'Where the code should go, one of `Tenant.rules.recovery.channels`; null: the first that is possible.',
  })
  channel?: MessageChannel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for RECOVERY.',
  })
  captcha?: string | null;
}

@InputType({ description: 'A new password and what allows to set it: login and code, or the token of the link.' })
export class ResetPasswordInput {
  @Field(() => String, { nullable: true, description: 'Login the code was asked for; needed with `code`.' })
  login?: string | null;

  @Field(() => String, { nullable: true, description: 'Code from the message; spaces and hyphens do not matter.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Token from the link: what stands after `#` in its address.' })
  token?: string | null;

  @Field(() => String, { description: 'New password, of any characters.' })
  newPassword!: string;
}

@InputType({ description: 'Old and new password of the signed-in resident.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description: 'Present password; needed where `Tenant.rules.password.oldAskedOnChange`.',
  })
  oldPassword?: string | null;

  @Field(() => String, { description: 'New password, of any characters.' })
  newPassword!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for PASSWORD_CHANGE.',
  })
  captcha?: string | null;
}

@ObjectType({ description: 'The request was taken. The same answer whether there is such a resident or not.' })
class PasswordResetRequested {
  @Field(() => String, { description: 'What to expect, for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Digits of the code that is sent; null: a link alone is sent.' })
  codeDigits?: number;

  @Field(() => Int, { description: 'Minutes for which code or link are good.' })
  minutes!: number;
}

@ObjectType({ description: 'The password is the new one: sign in with it.' })
class PasswordReset {
  @Field(() => String, { description: 'What to do next, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The password is the new one. Every session but this one is over.' })
class PasswordChanged {
  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The password stays as it is.' })
class PasswordRefused {
  @Field(() => PasswordRefusal, { description: 'Why.' })
  reason!: PasswordRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

export const RequestPasswordResetResult = createUnionType({
  name: 'RequestPasswordResetResult',
  description: 'What came of asking for a new password.',
  types: () => [PasswordResetRequested, PasswordRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? PasswordRefused : PasswordResetRequested),
});

export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  description: 'What came of setting a new password by code or link.',
  types: () => [PasswordReset, PasswordRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? PasswordRefused : PasswordReset),
});

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'What came of changing the password.',
  types: () => [PasswordChanged, PasswordRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? PasswordRefused : PasswordChanged),
});
