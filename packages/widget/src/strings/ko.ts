import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => (hour >= 5 && hour < 11 ? '좋은 아침이에요' : '안녕하세요');

/** What the widget says in Korean before anything was said. */
export const strings: Strings = {
  open: '채팅',
  close: '채팅 닫기',
  unread: (count) => `새 메시지 ${count}개`,
  dismiss: '닫기',
  justNow: '방금',
  popOut: '새 창에서 열기',
  menu: '더 보기',

  here: '네, 무엇이든 물어보세요',
  withYou: '상담하고 있어요',
  finding: '상담원을 찾고 있어요',
  connecting: '연결하는 중',
  noConnection: '연결되지 않음',
  offline: '지금은 연결이 안 돼요. 연결되는 대로 보내 드릴게요.',
  refused: '연결하지 못했어요. 페이지를 새로고침해 주세요.',

  log: '대화',
  file: '파일',

  write: (shop) => (shop ? `${shop}에 메시지 쓰기` : '메시지 쓰기'),
  writeFirst: '바로 적으셔도 돼요',
  message: '메시지',
  send: '보내기',
  again: '다른 것 물어보기',

  greeting: (date, name) => `${name ? `${name}님, ` : ''}${greetingByHour(date.getHours())}.`,
  whichOrder: '어떤 주문을 확인해 드릴까요?',
  whatElse: '무엇을 도와드릴까요?',
  yourOrders: '주문 내역',
  allOrders: (count) => `전체 ${count}건`,
  showAllOrders: '제 주문을 모두 보여 주세요',
  oftenAsked: '자주 묻는 질문',

  clock: { hour: 'numeric', minute: '2-digit' },
  near: { '-1': '어제', '0': '오늘', '1': '내일', '2': '모레' },
  dot: ' · ',

  orderOf: (number) => `주문 ${number}`,
  orderStatus: {
    unpaid: '결제 대기',
    paid: '배송 준비 중',
    shipped: '배송 중',
    delivered: '배송 완료',
    completed: '구매 확정',
    cancelled: '취소됨',
  },
  arrives: (day) => `${day} 도착`,
  comma: ', ',

  parcelStatus: {
    created: '집하 대기',
    in_transit: '배송 중',
    out_for_delivery: '배달 중',
    delivered: '배송 완료',
    exception: '배송 지연',
    returned: '반송 중',
  },
};
