import type { JSX } from 'solid-js';
import { wayOut } from '../sessions/way-out.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { ContactList } from './contact-list.tsx';

/** How to reach the utility. */
export function ContactsPage(): JSX.Element {
  return (
    <>
      <PageHeading title="Контакты" {...wayOut()} />
      <ContactList />
    </>
  );
}
