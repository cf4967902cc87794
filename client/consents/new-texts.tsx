import { useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import {
  GiveConsentsDocument,
  type TextToAcceptFragment,
  ViewerAccountsDocument,
} from '../graphql/generated/graphql.ts';
import { fullDay } from '../locale/calendar.ts';
import { ConsentTicks } from '../registration/consent-ticks.tsx';
import { consentsInput, type Tick } from '../registration/consents.ts';
import { signOut } from '../sessions/session.ts';
import { hideWays } from '../shell/ways.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';

interface NewTextsProps {
  texts: readonly TextToAcceptFragment[];
  onAccepted: () => void;
  /** The texts have changed again meanwhile: these are to be accepted. */
  onChanged: (texts: readonly TextToAcceptFragment[]) => void;
}

/** Texts in a new version: what matters in each, all of it a tap away, a tick of its own that is never set beforehand. */
export function NewTexts(props: NewTextsProps): JSX.Element {
  hideWays();
  const client = useClient();
  const [ticked, setTicked] = createSignal<Record<string, boolean>>({});
  const [errors, setErrors] = createSignal<Record<string, string | undefined>>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal<'accept' | 'leave'>();
  let form!: HTMLFormElement;
  const ticks = (): Tick[] =>
    props.texts.map(({ kind, version, title }) => ({
      key: `${kind} ${version}`,
      kind,
      version,
      title,
      channel: null,
      required: true,
    }));

  const accept = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    const open = ticks().filter(({ key }) => !ticked()[key]);
    setErrors(Object.fromEntries(open.map(({ key }) => [key, 'Без этой отметки в кабинет не войти.'])));
    if (open.length > 0) return form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    setBusy('accept');
    const input = { consents: consentsInput(ticks(), ticked()) };
    const { data, error } = await client.mutation(GiveConsentsDocument, { input }).toPromise();
    setBusy(undefined);
    const answer = data?.giveConsents;
    if (answer?.__typename === 'ConsentsGiven' && answer.viewer.textsToAccept.length === 0) {
      announce('Спасибо, принято.');
      return props.onAccepted();
    }
    setRefusal(
      answer?.__typename === 'ConsentsRefused'
        ? answer.message
        : (error?.graphQLErrors[0]?.message ?? 'Нет связи. Попробуйте ещё раз: отметки на месте.'),
    );
    if (answer) await askAgain();
  };

  const askAgain = async (): Promise<void> => {
    const { data } = await client.query(ViewerAccountsDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    if (data?.viewer) props.onChanged(data.viewer.textsToAccept);
  };

  const leave = async (): Promise<void> => {
    setBusy('leave');
    if (!(await signOut())) {
      setBusy(undefined);
      setRefusal('Не получилось выйти: нет связи. Попробуйте ещё раз.');
    }
  };

  return (
    <div class="mx-auto max-w-160">
      <PageHeading title={titleOf(props.texts)} />
      <p class="mb-5">
        Прочитайте главное и отметьте, что согласны. После этого откроется страница, на которую вы шли.
      </p>
      <form ref={(element) => (form = element)} onSubmit={(event) => void accept(event)} novalidate>
        <For each={props.texts}>{(text) => <NewText text={text} />}</For>
        <ConsentTicks
          ticks={ticks()}
          ticked={ticked()}
          errors={errors()}
          onTick={(key, on) => {
            setTicked((all) => ({ ...all, [key]: on }));
            setErrors((all) => ({ ...all, [key]: undefined }));
          }}
        />
        <div class="mt-6 flex flex-col gap-4">
          <Refusal message={refusal()} />
          <Button type="submit" class="w-full" busy={busy() === 'accept'}>
            Принять и продолжить
          </Button>
          <Button look="quiet" class="w-full" busy={busy() === 'leave'} onClick={() => void leave()}>
            Не сейчас, выйти
          </Button>
        </div>
      </form>
    </div>
  );
}

/** A text the resident has never accepted, e.g. because they registered before it was, has not changed for them. */
function titleOf(texts: readonly TextToAcceptFragment[]): string {
  if (texts.every(({ changes }) => changes.length > 0))
    return texts.length > 1 ? 'Документы изменились' : 'Документ изменился';
  return texts.length > 1 ? 'Примите документы' : 'Примите документ';
}

function NewText(props: { text: TextToAcceptFragment }): JSX.Element {
  const unchanged = () => props.text.summary.filter((line) => !props.text.changes.includes(line));
  return (
    <section class="card mb-5 px-5 py-5">
      <h2 class="text-lg font-semibold">{props.text.title}</h2>
      <p class="text-sm text-soft">
        Версия {props.text.version}, действует с {fullDay(props.text.effectiveFrom)}
      </p>
      <Lines title="Что изменилось" lines={props.text.changes} />
      <Lines title={props.text.changes.length > 0 ? 'Как и прежде' : 'Главное'} lines={unchanged()} />
    </section>
  );
}

function Lines(props: { title: string; lines: readonly string[] }): JSX.Element {
  return (
    <Show when={props.lines.length > 0}>
      <h3 class="mt-4 mb-2 font-medium">{props.title}</h3>
      <ul class="list-disc space-y-2 pl-5 marker:text-accent">
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Show>
  );
}
