import { type JSX, Match, Show, Switch, createSignal } from 'solid-js';
import type { KeptPhoto } from '../offline/kept-readings.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';
import { readyPhoto, sendPhoto } from './photo.ts';

interface PhotoFieldProps {
  account: string;
  meter: string;
  photo: KeptPhoto | null;
  onPhoto: (photo: KeptPhoto | null) => void;
}

/** A photo of the meter: taken or chosen, sent at once where there is a network, else with the readings. */
export function PhotoField(props: PhotoFieldProps): JSX.Element {
  const tenant = useTenant();
  const rules = () => tenant().rules.readings.photo;
  const [part, setPart] = createSignal<number>();
  const [refused, setRefused] = createSignal<string>();
  let chosen!: HTMLInputElement;
  let taken!: HTMLInputElement;
  let button: HTMLButtonElement | undefined;
  // A phone's own choice of a photo need not lead to its camera.
  const camera = matchMedia('(pointer: coarse)').matches;

  const take = async (file: File): Promise<void> => {
    setRefused(undefined);
    if (!file.type.startsWith('image/')) return refuse('Это не фото. Выберите снимок в JPEG, PNG или HEIC.');
    setPart(0);
    const { picture, preview } = await readyPhoto(file);
    if (picture.size > rules().maxMegabytes * 1024 * 1024) {
      setPart(undefined);
      return refuse(`Фото больше ${rules().maxMegabytes} МБ. Выберите другое.`);
    }
    props.onPhoto({ picture, preview });
    const sent = await sendPhoto(props.account, picture, setPart);
    setPart(undefined);
    if (sent === 'unreachable') return announce('Фото отправим вместе с показаниями');
    if ('refused' in sent) {
      props.onPhoto(null);
      return refuse(sent.refused);
    }
    // One that was taken away meanwhile, or replaced, stays away.
    if (props.photo?.picture === picture) props.onPhoto({ id: sent.id, picture, preview });
    announce('Фото приложено');
  };
  const refuse = (told: string): void => {
    setRefused(told);
    announce(told);
  };

  return (
    <Show when={rules().mode === 'OFFERED'}>
      <div class="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2">
        <PictureInput ref={(element) => (chosen = element)} meter={props.meter} onPicture={take} />
        <PictureInput ref={(element) => (taken = element)} camera onPicture={take} />
        <Show
          when={props.photo}
          fallback={
            <>
              <button
                ref={(element) => (button = element)}
                type="button"
                class="link-button text-sm"
                onClick={() => (camera ? taken : chosen).click()}
              >
                <Icon name="camera" class="size-5" />
                {camera ? 'Сфотографировать' : 'Приложить фото'}
              </button>
              <Show when={camera}>
                <button type="button" class="link min-h-11 text-sm" onClick={() => chosen.click()}>
                  Выбрать готовое
                </button>
              </Show>
            </>
          }
        >
          {(photo) => (
            <>
              <Show
                when={photo().preview}
                fallback={
                  <span class="flex size-16 items-center justify-center rounded-lg bg-wash">
                    <Icon name="camera" />
                  </span>
                }
              >
                <img src={photo().preview} alt="Фото счётчика, приложено" class="size-16 rounded-lg object-cover" />
              </Show>
              <span class="text-sm text-soft">
                <Switch fallback="Фото отправим вместе с показаниями">
                  <Match when={part() !== undefined}>
                    <label>
                      Отправляем фото
                      <progress class="mt-1 block h-2 w-32" max="1" value={part()} />
                    </label>
                  </Match>
                  <Match when={photo().id !== undefined}>Фото приложено</Match>
                </Switch>
              </span>
              <button
                type="button"
                class="link min-h-11 text-sm"
                onClick={() => {
                  props.onPhoto(null);
                  queueMicrotask(() => button?.focus());
                }}
              >
                Убрать фото
              </button>
            </>
          )}
        </Show>
        <Show when={refused()}>
          <p class="w-full text-sm font-medium text-danger">{refused()}</p>
        </Show>
      </div>
    </Show>
  );
}

/** Asks the device for a picture; its own look is the browser's, so a button stands for it. */
function PictureInput(props: {
  ref: (element: HTMLInputElement) => void;
  meter?: string;
  camera?: boolean;
  onPicture: (file: File) => Promise<void>;
}): JSX.Element {
  return (
    <input
      ref={(element) => props.ref(element)}
      type="file"
      accept="image/*"
      capture={props.camera ? 'environment' : undefined}
      class="hidden"
      data-photo={props.meter}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        event.currentTarget.value = '';
        if (file) void props.onPicture(file);
      }}
    />
  );
}
