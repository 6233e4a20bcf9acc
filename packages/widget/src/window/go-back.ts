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

const again: Record<Language, string> = {
  zh: '登录过期了，这里是一段新的对话。在商店的页面登录，就能接着聊。',
  hant: '登入過期了，這裡是一段新的對話。在商店的頁面登入，就能接著聊。',
  en: 'Your sign-in has run out, so this is a new conversation. Sign in on the shop’s page to go on with yours.',
  ja: 'ログインの期限が切れ、新しい会話になりました。ショップのページでログインすると、続きから話せます。',
  ko: '로그인이 만료되어 새 대화가 열렸어요. 쇼핑몰 페이지에서 로그인하면 이어서 이야기할 수 있어요.',
  es: 'Tu sesión ha caducado y esta conversación es nueva. Entra en la página de la tienda para seguir con la tuya.',
  fr: 'Votre session a expiré, cette conversation est nouvelle. Connectez-vous sur la page de la boutique pour reprendre la vôtre.',
  de: 'Ihre Anmeldung ist abgelaufen, dies ist ein neues Gespräch. Melden Sie sich im Shop an, um Ihres fortzusetzen.',
  pt: 'A sua sessão expirou e esta conversa é nova. Entre na página da loja para continuar a sua.',
  ar: 'انتهت مدة تسجيل دخولك، وهذه محادثة جديدة. سجّل الدخول في صفحة المتجر لتكمل محادثتك.',
};

/** What a window says to a customer who is none any more, since no page of the shop's could say who they are. */
export const signInAgain = (locale: string): string => again[languageOf(locale)];
