import type { Intent } from '../intents.ts';
import { Cues } from '../text/cues.ts';
import { GAP, hasAny, kindsOf, MARK, STRANGE, WIDE_MARK } from '../text/kinds.ts';

/** A rule: a whole message of one of these shapes has this intent, without a doubt. */
interface IntentRule {
  intent: Intent;
  shapes: readonly string[];
}

const ASK_ZH = '(?:我要|我想|想要|请|麻烦|帮我|给我|可以|能不能|快|赶紧|直接)?';
const ASK_EN =
  "(?:(?:hi|hello|please|can|could|may) )?(?:(?:i|can i|could i|let me) )?(?:(?:want to|need to|would like to|wanna|'d like to|d like to) )?";
const PERSON =
  '(?:human|humans|human being|agent|live agent|person|real person|real human|representative|rep|operator|someone real|live person|customer service agent|human agent)';

/** The rules, most of them of one to four words; a message is compared without marks and particles. */
const rules: readonly IntentRule[] = [
  {
    intent: 'contact_human',
    shapes: [
      `${ASK_ZH}(?:转|找|接|叫|要|换|上|转接|接入|呼叫|联系)?(?:一下|个|下)?(?:人工|真人)(?:客服|服务|坐席)?`,
      `${ASK_ZH}(?:转|转接|找|换|叫)(?:一下|个|下)?(?:客服|人)`,
      `${ASK_EN}(?:(?:speak|talk|chat|connect me|transfer me|put me through) )?(?:(?:to|with) )?(?:(?:a|an|the|some) )?${PERSON}(?: please| now)*`,
    ],
  },
  {
    intent: 'greet',
    shapes: [
      '(?:你好|您好|亲|嗨|哈喽|哈罗|在吗|在么|在不在|有人吗|有人在吗|客服在吗|早|早上好|中午好|下午好|晚上好|你们好|大家好|老板在吗)+',
      '(?:hi|hello|hey|hiya|howdy|yo|good morning|good afternoon|good evening|greetings|morning|evening)(?: there| again| team| everyone| all| guys)?',
      '(?:is )?any(?:one|body) (?:there|here|home)',
    ],
  },
  {
    intent: 'thanks',
    shapes: [
      '(?:好的|好|嗯|ok)?(?:谢谢|感谢|多谢|谢了|谢啦|3q|thx|蟹蟹|太感谢|非常感谢|十分感谢)+(?:你|您|你们|您了)?',
      '(?:ok |great |perfect )?(?:many thanks|thanks|thank you|thank u|thx|ty|cheers|much appreciated|thanks a lot|thank you so much|thank you very much|thanks so much)',
    ],
  },
  {
    intent: 'goodbye',
    shapes: [
      '(?:再见|拜拜|拜|88|886|回见|回头见|下次见|晚安)+',
      '(?:ok |thanks )?(?:bye|goodbye|good bye|bye bye|see you|see ya|good night|cya|later)',
    ],
  },
  {
    intent: 'affirm',
    shapes: [
      '(?:是|是的|对|对的|好|好的|可以|行|嗯|嗯嗯|恩|没错|确认|确定|当然|同意|要的|需要|没问题|就这样|可以的|好滴|行的|ok|okay|1)+',
      "(?:yes|yeah|yep|yup|sure|ok|okay|right|correct|of course|absolutely|definitely|exactly|that is right|that's right|yes please|go ahead|sounds good|please do|i agree|confirm|confirmed)(?: (?:please|thanks|yes|sure|that is right|that's right))?",
    ],
  },
  {
    intent: 'deny',
    shapes: [
      '(?:不|不是|不用|不要|不了|不需要|不行|没有|不对|不可以|算了|别|否|不用了|先不用|不是的|不好|不同意|没)+',
      "(?:no|nope|nah|no thanks|no thank you|not really|not now|never|don't|do not|wrong|incorrect|negative|that is wrong|that's wrong|that's not right|cancel that)",
    ],
  },
];

const cues = new Cues();
const compiled = rules.flatMap(({ intent, shapes }) =>
  shapes.map((shape) => ({ intent, ...cues.add(new RegExp(`^(?:${shape})$`)) })),
);

/** The longest message that a rule may decide, in units without marks. */
const LONGEST = 60;
const MARKS = /[^\p{L}\p{N}' ]+/gu;
const HAN_SPACE = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;
const PARTICLES = '啊呀哦噢喔呢吧嘛哈啦咯哟诶喂~';
const LAST_PARTICLES = new RegExp(`(?<=\\p{Script=Han})[${PARTICLES}]+$`, 'u');
const ADDRESS = cues.add(/^(?:亲+爱?的?|喂+|请问|hi|hello|hey)[ ,，]*(?=\p{Script=Han})/u);

/** The intent of a message that is one of the fixed things people say, or undefined. `text` is normalised. */
export function matchIntentRule(text: string): Intent | undefined {
  if (text.length > LONGEST * 2) return undefined;
  const plain = withoutMarks(text);
  if (plain === '' || plain.length > LONGEST) return undefined;
  const forms = formsOf(plain);
  let begun = 0;
  for (const form of forms) begun |= cues.of(form.charAt(0));
  for (const { intent, pattern, cue } of compiled) {
    if (!hasAny(begun, cue)) continue;
    for (const form of forms) if (pattern.test(form)) return intent;
  }
  return undefined;
}

function withoutMarks(text: string): string {
  const marked = hasAny(kindsOf(text), MARK | WIDE_MARK | STRANGE | GAP);
  return (marked ? text.replace(MARKS, ' ').replace(/ +/g, ' ') : text).trim();
}

/** What a message is without spaces between Han characters, without particles at its end, and without its address. */
function formsOf(plain: string): string[] {
  const joined = plain.includes(' ') ? plain.replace(HAN_SPACE, '') : plain;
  const particles = PARTICLES.includes(joined.charAt(joined.length - 1));
  const bare = particles ? joined.replace(LAST_PARTICLES, '') : joined;
  const addressed = hasAny(cues.of(bare.charAt(0)), ADDRESS.cue);
  const unaddressed = addressed ? bare.replace(ADDRESS.pattern, '') : bare;
  const forms = [joined];
  if (bare !== joined) forms.push(bare);
  if (unaddressed !== bare) forms.push(unaddressed);
  return forms;
}
