/** A page in the way of each project's quick start. `open` is what a shopper clicks first; those without stand open. */
export const candidates = [
  {
    name: 'Zaine',
    script: '/zaine.js',
    open: 'zaine-chat button',
    field: 'textarea',
  },
  {
    name: 'deep-chat',
    source: `import 'deep-chat'; const chat = document.createElement('deep-chat'); chat.demo = true; document.body.append(chat);`,
    field: '#text-input',
  },
  {
    name: 'nlux',
    source: `import { createAiChat } from '@nlux/core'; import '@nlux/themes/nova.css';
const place = document.body.appendChild(document.createElement('div'));
createAiChat().withAdapter({ streamText: (_text, observer) => observer.complete() }).mount(place);`,
    field: 'textarea',
  },
  {
    name: 'botpress webchat',
    source: `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { Webchat } from '@botpress/webchat';
createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Webchat, { clientId: '00000000-0000-0000-0000-000000000000' }));`,
    field: 'textarea',
  },
];
