import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return 'Boa noite';
  if (hour < 12) return 'Bom dia';
  if (hour < 18) return 'Boa tarde';
  return 'Boa noite';
};

/** What the widget says in Portuguese before anything was said. */
export const strings: Strings = {
  open: 'Chat',
  close: 'Fechar o chat',
  unread: (count) => (count === 1 ? '1 mensagem nova' : `${count} mensagens novas`),
  dismiss: 'Dispensar',
  justNow: 'agora mesmo',
  popOut: 'Abrir em outra janela',
  menu: 'Mais',

  here: 'Estamos aqui, pode perguntar',
  withYou: 'Conversando com você',
  finding: 'Procurando alguém para você',
  connecting: 'Conectando',
  noConnection: 'Sem conexão',
  offline: 'Sem conexão no momento. Enviamos assim que ela voltar.',
  refused: 'Não foi possível conectar. Recarregue a página e tente de novo.',

  log: 'Conversa',
  file: 'Arquivo',

  write: (shop) => (shop ? `Escreva para ${shop}` : 'Escreva uma mensagem'),
  writeFirst: 'Ou escreva direto para nós',
  message: 'Mensagem',
  send: 'Enviar',
  again: 'Perguntar outra coisa',

  greeting: (date, name) => `${greetingByHour(date.getHours())}${name ? `, ${name}` : ''}.`,
  whichOrder: 'Qual pedido vamos consultar?',
  whatElse: 'Como podemos ajudar?',
  yourOrders: 'Seus pedidos',
  allOrders: (count) => `Todos os ${count} pedidos`,
  showAllOrders: 'Quero ver todos os meus pedidos',
  oftenAsked: 'Perguntas frequentes',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': 'ontem', '0': 'hoje', '1': 'amanhã', '2': 'depois de amanhã' },
  dot: ' · ',

  orderOf: (number) => `Pedido ${number}`,
  orderStatus: {
    unpaid: 'Aguardando pagamento',
    paid: 'Em preparação',
    shipped: 'A caminho',
    delivered: 'Entregue',
    completed: 'Concluído',
    cancelled: 'Cancelado',
  },
  arrives: (day) => `Chega ${/^\d/.test(day) ? `em ${day}` : day}`,
  comma: ', ',

  parcelStatus: {
    created: 'Aguardando coleta',
    in_transit: 'A caminho',
    out_for_delivery: 'Saiu para entrega',
    delivered: 'Entregue',
    exception: 'Retido',
    returned: 'Voltando',
  },
};
