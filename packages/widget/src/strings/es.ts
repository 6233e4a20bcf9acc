import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return 'Buenas noches';
  if (hour < 13) return 'Buenos días';
  if (hour < 20) return 'Buenas tardes';
  return 'Buenas noches';
};

/** What the widget says in Spanish before anything was said. */
export const strings: Strings = {
  open: 'Chat',
  close: 'Cerrar el chat',
  unread: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  dismiss: 'Descartar',
  justNow: 'ahora mismo',
  popOut: 'Abrir en otra ventana',
  menu: 'Más',

  here: 'Aquí estamos, pregunta lo que quieras',
  withYou: 'Hablando contigo',
  finding: 'Buscando a alguien para ti',
  connecting: 'Conectando',
  noConnection: 'Sin conexión',
  offline: 'No hay conexión. Lo enviaremos en cuanto vuelva.',
  refused: 'No hemos podido conectar. Recarga la página e inténtalo de nuevo.',

  log: 'Conversación',
  file: 'Archivo',

  write: (shop) => (shop ? `Escribe a ${shop}` : 'Escribe un mensaje'),
  writeFirst: 'O escríbenos directamente',
  message: 'Mensaje',
  send: 'Enviar',
  again: 'Preguntar otra cosa',

  greeting: (date, name) => `${greetingByHour(date.getHours())}${name ? `, ${name}` : ''}.`,
  whichOrder: '¿Qué pedido quieres consultar?',
  whatElse: '¿En qué podemos ayudarte?',
  yourOrders: 'Tus pedidos',
  allOrders: (count) => `Los ${count} pedidos`,
  showAllOrders: 'Quiero ver todos mis pedidos',
  oftenAsked: 'Otras personas preguntan',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': 'ayer', '0': 'hoy', '1': 'mañana', '2': 'pasado mañana' },
  dot: ' · ',

  orderOf: (number) => `Pedido ${number}`,
  orderStatus: {
    unpaid: 'Pendiente de pago',
    paid: 'En preparación',
    shipped: 'En camino',
    delivered: 'Entregado',
    completed: 'Completado',
    cancelled: 'Cancelado',
  },
  arrives: (day) => `Llega ${/^\d/.test(day) ? `el ${day}` : day}`,
  comma: ', ',

  parcelStatus: {
    created: 'Pendiente de recogida',
    in_transit: 'En camino',
    out_for_delivery: 'En reparto',
    delivered: 'Entregado',
    exception: 'Retenido',
    returned: 'De vuelta',
  },
};
