import { Navigate, useSearchParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Match, Switch } from 'solid-js';
import { RegistrationRulesDocument } from '../graphql/generated/graphql.ts';
import { Bone, BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import type { FormRules } from './asked-fields.ts';
import { BeforeStart } from './before-start.tsx';
import { CheckForm } from './check-form.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { PasswordSent } from './password-sent.tsx';
import { placeOf } from './register.ts';
import { StepForm } from './step-form.tsx';
import { hasBegun, left, setLeft, typed } from './typed.ts';

/** How a resident gets into the portal for the first time: screens made of the utility's rules, each with an address. */
export function RegistrationPage(): JSX.Element {
  const [state, reload] = createQuery({ query: RegistrationRulesDocument });
  return (
    <div class="mx-auto max-w-105">
      <Loaded state={state} reload={reload} skeleton={<FormSkeleton />}>
        {(data) => <Screen rules={data().tenant} />}
      </Loaded>
    </div>
  );
}

/** A form that is still being asked for. */
export function FormSkeleton(): JSX.Element {
  return (
    <div aria-hidden="true">
      <Bone class="mb-6 h-10 w-60" />
      <BoneRows rows={3} class="h-20" />
    </div>
  );
}

function Screen(props: { rules: FormRules }): JSX.Element {
  const [search] = useSearchParams<{ step: string }>();
  setLeft(false);
  const steps = () => props.rules.rules.registration.steps;
  /** The step of the address, from 0; undefined for one that cannot be yet. */
  const place = (): number | undefined => {
    const place = Number(search.step) - 1;
    return Number.isInteger(place) && place >= 0 && place < steps().length && place <= typed.taken ? place : undefined;
  };
  return (
    <Switch
      fallback={
        <Navigate href={hasBegun() ? placeOf.step(Math.min(typed.taken, steps().length - 1)) : placeOf.start} />
      }
    >
      <Match when={left()}>
        <FormSkeleton />
      </Match>
      <Match when={search.step === undefined}>
        <BeforeStart rules={props.rules} />
      </Match>
      <Match when={search.step === 'check' && typed.check} keyed>
        {(check) => <CheckForm check={check} rules={props.rules} />}
      </Match>
      <Match when={search.step === 'confirm' && typed.submitted} keyed>
        {(submitted) => <ConfirmForm submitted={submitted} rules={props.rules} />}
      </Match>
      <Match when={search.step === 'sent' && typed.submitted} keyed>
        {(submitted) => (
          <PasswordSent
            login={submitted.login}
            message={submitted.message}
            waiting={typed.registration !== null}
            {...(typed.taken === steps().length ? { mend: placeOf.step(steps().length - 1) } : {})}
          />
        )}
      </Match>
      <Match when={place() !== undefined && `${place()}`} keyed>
        {(at) => <StepForm place={Number(at)} rules={props.rules} />}
      </Match>
    </Switch>
  );
}
