import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => (hour < 5 || hour >= 18 ? 'Bonsoir' : 'Bonjour');

/** What the widget says in French before anything was said. */
export const strings: Strings = {
  open: 'Chat',
  close: 'Fermer le chat',
  unread: (count) => (count < 2 ? `${count} nouveau message` : `${count} nouveaux messages`),
  dismiss: 'Ignorer',
  justNow: 'à l’instant',
  popOut: 'Ouvrir dans une fenêtre',
  menu: 'Plus',

  here: 'Nous sommes là, posez vos questions',
  withYou: 'En conversation avec vous',
  finding: 'Nous cherchons quelqu’un pour vous',
  connecting: 'Connexion en cours',
  noConnection: 'Pas de connexion',
  offline: 'La connexion est coupée. Ce sera envoyé dès son retour.',
  refused: 'Connexion impossible. Rechargez la page puis réessayez.',

  log: 'Conversation',
  file: 'Fichier',

  write: (shop) => (shop ? `Écrire à ${shop}` : 'Écrire un message'),
  writeFirst: 'Ou écrivez-nous directement',
  message: 'Message',
  send: 'Envoyer',
  again: 'Poser une autre question',

  greeting: (date, name) => `${greetingByHour(date.getHours())}${name ? `, ${name}` : ''}.`,
  whichOrder: 'Quelle commande regardons-nous ?',
  whatElse: 'Que pouvons-nous faire pour vous ?',
  yourOrders: 'Vos commandes',
  allOrders: (count) => `Les ${count} commandes`,
  showAllOrders: 'Montrez-moi toutes mes commandes',
  oftenAsked: 'On nous demande souvent',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain', '2': 'après-demain' },
  dot: ' · ',

  orderOf: (number) => `Commande ${number}`,
  orderStatus: {
    unpaid: 'À régler',
    paid: 'En préparation',
    shipped: 'En route',
    delivered: 'Livrée',
    completed: 'Terminée',
    cancelled: 'Annulée',
  },
  arrives: (day) => `Arrive ${/^\d/.test(day) ? `le ${day}` : day}`,
  comma: ', ',

  parcelStatus: {
    created: 'En attente d’enlèvement',
    in_transit: 'En route',
    out_for_delivery: 'En livraison',
    delivered: 'Livré',
    exception: 'Retardé',
    returned: 'En retour',
  },
};
