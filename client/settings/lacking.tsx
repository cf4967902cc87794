import type { JSX } from 'solid-js';
import type { MessageChannel } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { missingAddresses } from './delivery-words.ts';

/** That there is nowhere to send to, and the way to mend it: an address that cannot be changed here is told to the utility. */
export function AddressLacks(props: { channel: MessageChannel }): JSX.Element {
  const tenant = useTenant();
  const way = () => {
    const { lacks, field, title } = missingAddresses[props.channel];
    return tenant().rules.settings.editable.includes(field)
      ? { lacks, href: '/settings/contacts', title }
      : { lacks, href: '/contacts', title: 'Сообщить нам' };
  };
  return <Lacks {...way()} />;
}

/** That a consent lacks, and the way to it. */
export const ConsentLacks = (): JSX.Element => (
  <Lacks
    lacks="Некоторые уведомления приходят только с вашего согласия."
    href="/settings/consents"
    title="К согласиям"
  />
);

function Lacks(props: { lacks: string; href: string; title: string }): JSX.Element {
  return (
    <p class="flex flex-wrap items-center gap-x-2 py-1">
      {props.lacks}
      <a href={props.href} class="link inline-flex min-h-11 items-center">
        {props.title}
      </a>
    </p>
  );
}
