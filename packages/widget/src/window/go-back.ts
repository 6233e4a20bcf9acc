import { type Language, languageOf } from '../strings/language.ts';

const words: Record<Language, string> = {
  zh: '商店的页面关掉了，这里先发不出去。打开商店的页面，再发一次。',
  hant: '商店的頁面關掉了，這裡先發不出去。打開商店的頁面，再發一次。',
  en: 'The shop’s page is closed, so nothing can be sent from here. Open it and send this again.',
  ja: 'ショップのページが閉じられたため、ここからは送信できません。ページを開いて、もう一度お送りください。',
  ko: '쇼핑몰 페이지가 닫혀 여기서는 보낼 수 없어요. 페이지를 연 뒤 다시 보내 주세요.',
  es: 'La página de la tienda está cerrada y desde aquí no se puede enviar. Ábrela y envíalo de nuevo.',
  fr: 'La page de la boutique est fermée, rien ne peut partir d’ici. Rouvrez-la et renvoyez votre message.',
  de: 'Die Seite des Shops ist geschlossen, von hier lässt sich nichts senden. Öffnen Sie sie und senden Sie noch einmal.',
  pt: 'A página da loja está fechada e daqui nada pode ser enviado. Abra-a e envie de novo.',
  ar: 'صفحة المتجر مغلقة، ولا يمكن الإرسال من هنا. افتحها ثم أرسل مرة أخرى.',
};

/** What a window says that must not send without the shop's page, once that page is gone. */
export const goBack = (locale: string): string => words[languageOf(locale)];
