import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return 'Guten Abend';
  if (hour < 11) return 'Guten Morgen';
  if (hour < 18) return 'Guten Tag';
  return 'Guten Abend';
};

/** What the widget says in German before anything was said. */
export const strings: Strings = {
  open: 'Chat',
  close: 'Chat schließen',
  unread: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  dismiss: 'Ausblenden',
  justNow: 'gerade eben',
  popOut: 'In eigenem Fenster öffnen',
  menu: 'Mehr',

  here: 'Wir sind da, fragen Sie einfach',
  withYou: 'Im Gespräch mit Ihnen',
  finding: 'Wir suchen jemanden für Sie',
  connecting: 'Verbindung wird hergestellt',
  noConnection: 'Keine Verbindung',
  offline: 'Gerade keine Verbindung. Wir senden es, sobald sie wieder da ist.',
  refused: 'Keine Verbindung möglich. Bitte laden Sie die Seite neu.',

  log: 'Gespräch',
  file: 'Datei',

  write: (shop) => (shop ? `Nachricht an ${shop}` : 'Nachricht schreiben'),
  writeFirst: 'Oder schreiben Sie uns einfach',
  message: 'Nachricht',
  send: 'Senden',
  again: 'Etwas anderes fragen',

  greeting: (date, name) => `${greetingByHour(date.getHours())}${name ? `, ${name}` : ''}.`,
  whichOrder: 'Um welche Bestellung geht es?',
  whatElse: 'Womit können wir helfen?',
  yourOrders: 'Ihre Bestellungen',
  allOrders: (count) => `Alle ${count} Bestellungen`,
  showAllOrders: 'Zeigen Sie mir alle meine Bestellungen',
  oftenAsked: 'Häufig gefragt',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': 'gestern', '0': 'heute', '1': 'morgen', '2': 'übermorgen' },
  dot: ' · ',

  orderOf: (number) => `Bestellung ${number}`,
  orderStatus: {
    unpaid: 'Zahlung offen',
    paid: 'In Vorbereitung',
    shipped: 'Unterwegs',
    delivered: 'Zugestellt',
    completed: 'Abgeschlossen',
    cancelled: 'Storniert',
  },
  arrives: (day) => `Kommt ${/^\d/.test(day) ? `am ${day}` : day}`,
  comma: ', ',

  parcelStatus: {
    created: 'Wartet auf Abholung',
    in_transit: 'Unterwegs',
    out_for_delivery: 'In Zustellung',
    delivered: 'Zugestellt',
    exception: 'Verzögert',
    returned: 'Auf dem Rückweg',
  },
};
