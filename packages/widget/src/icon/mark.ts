/** The mark on a field of 56: a speech bubble with a doorway, and the door, left ajar, as its tail. */
export const markPath =
  'M20.5 11.5h15a9 9 0 019 9v9a9 9 0 01-9 9h-1.8V22.6H22.3v15.9h-1.8a9 9 0 01-9-9v-9a9 9 0 019-9M23.8 24.3l5.9 3.9c.4.3.6.7.6 1.1v15.1c0 .7-.8 1-1.3.6l-5.2-5.3zM28.2 36.9a1 1 0 100-2 1 1 0 000 2';
