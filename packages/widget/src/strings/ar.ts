import type { Strings } from './zh.ts';

/** What the widget says in Arabic before anything was said. */
export const strings: Strings = {
  open: 'محادثة',
  close: 'إغلاق المحادثة',
  unread: (count) => `رسائل جديدة: ${count}`,
  dismiss: 'إخفاء',
  justNow: 'الآن',
  popOut: 'فتح في نافذة مستقلة',
  menu: 'المزيد',

  here: 'نحن هنا، تفضّل بسؤالك',
  withYou: 'معك الآن',
  finding: 'نبحث عمّن يساعدك',
  connecting: 'جارٍ الاتصال',
  noConnection: 'لا يوجد اتصال',
  offline: 'لا يوجد اتصال الآن. سنرسلها فور عودته.',
  refused: 'تعذّر الاتصال. أعد تحميل الصفحة وحاول مرة أخرى.',

  log: 'المحادثة',
  file: 'ملف',

  write: (shop) => (shop ? `اكتب إلى ${shop}` : 'اكتب رسالة'),
  writeFirst: 'أو اكتب لنا مباشرة',
  message: 'الرسالة',
  send: 'إرسال',
  again: 'سؤال آخر',

  greeting: (date, name) =>
    `${date.getHours() >= 5 && date.getHours() < 12 ? 'صباح الخير' : 'مساء الخير'}${name ? ` ${name}` : ''}.`,
  whichOrder: 'أيّ طلب تودّ الاستعلام عنه؟',
  whatElse: 'كيف يمكننا مساعدتك؟',
  yourOrders: 'طلباتك',
  allOrders: (count) => `كل الطلبات (${count})`,
  showAllOrders: 'أودّ رؤية جميع طلباتي',
  oftenAsked: 'أسئلة شائعة',

  clock: { hour: 'numeric', minute: '2-digit' },
  near: { '-1': 'أمس', '0': 'اليوم', '1': 'غدًا', '2': 'بعد غد' },
  dot: ' · ',

  orderOf: (number) => `الطلب ${number}`,
  orderStatus: {
    unpaid: 'بانتظار الدفع',
    paid: 'قيد التجهيز',
    shipped: 'في الطريق',
    delivered: 'تم التسليم',
    completed: 'مكتمل',
    cancelled: 'ملغى',
  },
  arrives: (day) => `يصل ${day}`,
  comma: '، ',

  parcelStatus: {
    created: 'بانتظار الاستلام',
    in_transit: 'في الطريق',
    out_for_delivery: 'خرج للتوصيل',
    delivered: 'تم التسليم',
    exception: 'متأخر',
    returned: 'في طريق العودة',
  },
};
