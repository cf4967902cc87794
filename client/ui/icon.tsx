import { type JSX, mergeProps } from 'solid-js';

// Own drawings on a grid of 24, strokes of 1.8: one hand for all signs.
const drawings = {
  home: 'M4 11.2 12 4.5l8 6.7V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19zM9.500 20.300V14h5v6.300',
  meter: 'M4.500 5.500h15v13h-15zM4.500 12h15M8 8.800h.01M12 8.800h.01M16 8.800h.01M12 15.800h4',
  wallet:
    'M4 7.500A2.500 2.500 0 0 1 6.500 5H17v3M4 7.500V17a2.500 2.500 0 0 0 2.500 2.500H18.500A1.500 1.500 0 0 0 20 18V9.500A1.500 1.500 0 0 0 18.500 8H5M16 13.800h.01',
  history: 'M5 19V11M10 19V5M15 19v-6M20 19V8',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  bill: 'M6 3.800h12v16.700l-2.400-1.600-2.400 1.600-2.400-1.600-2.400 1.600L6 20.500zM9.500 8.500h5M9.500 12.500h5',
  eye: 'M2.800 12S6 5.800 12 5.800 21.200 12 21.200 12 18 18.200 12 18.200 2.800 12 2.800 12M12 14.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600',
  'eye-closed':
    'M4 4l16 16M9.900 6.100A9 9 0 0 1 12 5.800C18 5.800 21.200 12 21.200 12a16 16 0 0 1-2.700 3.400M6.300 7.500A15 15 0 0 0 2.800 12S6 18.200 12 18.200a9 9 0 0 0 4-.9',
  forward: 'M9 5.500 15.500 12 9 18.500',
  back: 'M15 5.500 8.500 12l6.500 6.500',
  plus: 'M12 5.500v13M5.500 12h13',
  down: 'M5.500 9 12 15.500 18.500 9',
  print: 'M7 8.500V4h10v4.500M7 17H4.500V8.500h15V17H17M7 14h10v6H7z',
  phone:
    'M5.500 4.500h3l1.500 4-2 1.500a12 12 0 0 0 5.500 5.500l1.500-2 4 1.500v3a1.500 1.500 0 0 1-1.600 1.500C10 19 5 14 4 6.100A1.500 1.500 0 0 1 5.500 4.500',
  info: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17M12 11.300v5M12 8h.01',
  papers: 'M8 3.800h7l4 4v9.700H8zM15 3.800v4h4M8 7H5v13.500h10v-3',
  leave:
    'M14 4.500H6.500A1.500 1.500 0 0 0 5 6v12a1.500 1.500 0 0 0 1.500 1.500H14M10.500 12H20M16.500 8.500 20 12l-3.500 3.500',
  settings: 'M4.500 7.500h9M17.500 7.500h2M4.500 16.500h2M10.500 16.500h9M15.500 5.500v4M8.500 14.500v4',
  person: 'M12 11.800a3.800 3.800 0 1 0 0-7.600 3.800 3.800 0 0 0 0 7.600M4.800 20a7.200 7.200 0 0 1 14.400 0',
  lock: 'M6 10.500h12V20H6zM8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500M12 14.500v2',
  keypad:
    'M5 5h3v3H5zM10.500 5h3v3h-3zM16 5h3v3h-3zM5 10.500h3v3H5zM10.500 10.500h3v3h-3zM16 10.500h3v3h-3zM10.500 16h3v3h-3z',
  devices: 'M3.500 5.500h13v9h-13zM7 18.500h5M17.500 9h3v9.500h-3z',
  erase: 'M9 5.500h10.500v13H9L3.500 12zM12 9.500l5 5M17 9.500l-5 5',
  camera: 'M4.500 8h3l1.500-2.500h6L16.500 8h3v11h-15zM12 16.300a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  check: 'M5 12.500 10 17.500 19.500 7',
  kept: 'M7.500 3.800h9v16.400h-9zM10.800 17.500h2.400',
  copy: 'M9 9h10.500v10.500H9zM15 9V4.500H4.500V15H9',
};

/** A sign beside words; never alone without a name for those who do not see it. */
export function Icon(props: { name: keyof typeof drawings; class?: string }): JSX.Element {
  const merged = mergeProps({ class: 'size-6' }, props);
  return (
    <svg
      viewBox="0 0 24 24"
      class={`${merged.class} shrink-0`}
      fill="none"
      stroke="currentColor"
      stroke-width={merged.name === 'more' ? 3 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[merged.name]} />
    </svg>
  );
}
