const cdn = 'packages/widget/dist/cdn/zaine';
/** The languages of the widget, by the names of their files; `hant` is zh-TW. */
const languages = ['zh', 'hant', 'en', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'ar'];
/** All that is loaded until the window can be read and written in. */
const firstOpen = (language) => [`${cdn}.js`, `${cdn}-widget-*.js`, `${cdn}-${language}-*.js`];

export default [
  { name: 'loader: all that a page loads', path: `${cdn}.js`, limit: '2 kB' },
  ...languages.flatMap((language) => [
    { name: `first open, ${language} (loader included)`, path: firstOpen(language), limit: '25 kB' },
    {
      name: `first open, ${language}, with a brand colour and a ready theme`,
      path: [...firstOpen(language), `${cdn}-outfit-*.js`],
      limit: '25 kB',
    },
  ]),
  { name: 'first word: conversation and articles', path: `${cdn}-conversation-*.js`, limit: '6 kB' },
  {
    name: 'orders and parcels, on the first screen and as cards',
    path: `${cdn}-orders-*.js`,
    limit: '3.1 kB',
  },
];
