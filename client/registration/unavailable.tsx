import type { JSX } from 'solid-js';
import { PhoneList } from '../contacts/phone-list.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** The account cannot be this person's in the portal now: only people can help. */
export function Unavailable(props: { message: string }): JSX.Element {
  return (
    <>
      <PageHeading title="Не получилось открыть доступ" back={{ href: '/sign-in', title: 'Вход' }} />
      <p class="-mt-2 mb-8">{props.message}</p>
      <PhoneList />
    </>
  );
}
