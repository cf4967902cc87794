import type { JSX } from 'solid-js';
import { ContactList } from '../contacts/contact-list.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

const words = {
  registration: {
    title: 'Регистрация',
    text: 'Скоро здесь можно будет завести кабинет самостоятельно. Пока позвоните нам или зайдите в офис: поможем войти.',
  },
  password: {
    title: 'Новый пароль',
    text: 'Скоро пароль можно будет сменить здесь. Пока позвоните нам или зайдите в офис: поможем войти.',
  },
};

/** What cannot be done here yet, and who helps meanwhile. */
export function ComingPage(props: { about: keyof typeof words }): JSX.Element {
  return (
    <>
      <PageHeading title={words[props.about].title} back={{ href: '/sign-in', title: 'Вход' }} />
      <p class="mb-6">{words[props.about].text}</p>
      <ContactList />
    </>
  );
}
