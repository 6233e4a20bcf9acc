import type { DemoArticle } from './demo-article.ts';

/** Accounts, passwords, membership, letters. */
export const accountArticles: readonly DemoArticle[] = [
  {
    id: 'register',
    title: { zh: '怎么注册？', en: 'How do I open an account?' },
    body: {
      zh: '在登录页用手机号收个验证码就注册好了，也可以用微信登录。不注册也能买东西，注册了方便查订单、攒积分，还送一张 10 元券。',
      en: 'On the sign-in page, a code sent to your phone or e-mail is all it takes. You can buy without an account; with one you can look up orders and collect points, and there is ¥10 off to begin with.',
    },
    tags: ['account_create'],
  },
  {
    id: 'registration-problem',
    title: { zh: '收不到验证码、注册不了', en: 'The code does not arrive, or I cannot sign up' },
    body: {
      zh: '等一分钟，看看短信拦截里有没有，再点一次重发，一个号码一天最多五次。提示“已注册”就直接登录，或者找回密码。境外号码请用邮箱注册。还不行，把手机号后四位告诉客服，我们帮您看。',
      en: 'Wait a minute, look in your spam folder or blocked messages, then ask for another; five a day is the limit. If it says the number is taken, sign in or reset the password. From abroad, e-mail works better than a phone number. Still stuck? Give us the last four digits and we will look.',
    },
    tags: ['registration_problem'],
  },
  {
    id: 'password',
    title: { zh: '忘记密码了', en: 'I forgot my password' },
    body: {
      zh: '登录页点“忘记密码”，用手机或邮箱收验证码，设个新的就行，十分钟内有效。客服不会问您的密码和验证码，有人问就别理。',
      en: 'On the sign-in page choose “Forgot password”. A code comes by phone or e-mail and is good for ten minutes; set a new password with it. We will never ask you for a password or a code. Whoever does is not us.',
    },
    tags: ['password_recover'],
  },
  {
    id: 'edit-account',
    title: { zh: '怎么改手机号、邮箱、收货地址？', en: 'How do I change my phone, e-mail or saved address?' },
    body: {
      zh: '“我的”里点“设置”，姓名、手机、邮箱、生日、常用地址都在那里改。换手机号要旧号收一次验证码；旧号不用了，联系客服核对一笔订单就能换。已经下的订单不会跟着变，要单独改。',
      en: 'Open your account, then Settings: name, phone, e-mail, birthday and saved addresses are all there. Changing the phone needs a code on the old number; if you no longer have it, we can do it after checking one of your orders. Orders already placed keep their address and are changed one by one.',
    },
    tags: ['account_edit'],
  },
  {
    id: 'close-account',
    title: { zh: '怎么注销账号？', en: 'How do I close my account?' },
    body: {
      zh: '“设置”最下面点“注销账号”。没走完的订单和售后要先办完，积分和券会清零。提交后有 15 天反悔的时间，登录一次就取消注销；过了 15 天，个人资料全部删除。',
      en: 'At the foot of Settings choose “Close account”. Orders and returns under way have to finish first; points and vouchers lapse. For 15 days you can change your mind by signing in once. After that your personal data is deleted.',
    },
    tags: ['account_delete'],
  },
  {
    id: 'switch-account',
    title: { zh: '怎么换个账号登录？', en: 'How do I switch to another account?' },
    body: {
      zh: '“我的”里点“切换账号”，或退出后用另一个手机号登录。两个账号的订单和积分不能合并。查不到订单时，看看是不是登了另一个。',
      en: 'In your account choose “Switch account”, or sign out and in again with the other one. Orders and points of two accounts cannot be merged. If an order seems to be missing, it is often in the other account.',
    },
    tags: ['account_switch'],
  },
  {
    id: 'membership',
    title: { zh: '会员和积分怎么算？', en: 'How do membership and points work?' },
    body: {
      zh: '注册就是会员，花 1 元得 1 分，100 分抵 1 元，签收后到账，次年年底过期。一年花满 1000 元升银卡，生日送 20 元券；满 3000 元升金卡，再加内地不限金额包邮、优先接通真人。退货会扣回那单的积分。',
      en: 'Every account is a membership. A yuan spent is a point, 100 points are worth ¥1; they arrive with the parcel and last until the end of the next year. ¥1,000 in a year makes you silver, with ¥20 off on your birthday; ¥3,000 makes you gold, which adds free delivery in mainland China on any order and a person sooner. A return takes back the points of that order.',
    },
    tags: ['membership'],
  },
  {
    id: 'newsletter',
    title: { zh: '怎么订阅、退订通知？', en: 'How do I get or stop your letters?' },
    body: {
      zh: '“设置”里有“木禾来信”的开关，一个月一封，讲新窑和新布。不想收了，关掉开关，或点信末的“退订”，短信回 T 也行。订单和物流的提醒不受影响。',
      en: 'There is a switch for Letters from Muhe in Settings: one a month, about what came out of the kiln and off the loom. To stop, turn it off or use the link at the end of any letter. News of your orders still reaches you.',
    },
    tags: ['newsletter'],
  },
];
