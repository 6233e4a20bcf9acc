import { type Cued, Cues } from '../text/cues.ts';

/** Words that say something whatever the intent. Patterns read normalised text and are linear. */
const cues = new Cues();
const cued = (...patterns: RegExp[]): readonly Cued[] => patterns.map((pattern) => cues.add(pattern));

/** Which of the words below a normalised text could have. */
export const moodCuesOf = (text: string): number => cues.of(text);

/** Threats and harm that a duty manager must see: authorities, law, the public, injury and danger. */
export const crisis = cued(
  /(?<!\d)123[14]5(?!\d)|消协|消费者协会|消保委|工商局?|市场监管|监管局|黑猫投诉|网信办/,
  /曝光|曝出去|挂(?:到|在|上)?(?:网上|微博|抖音|小红书)|发(?:到|上)?(?:微博|抖音|小红书|朋友圈|网上)|找(?:媒体|记者)|上热搜|315晚会|电视台/,
  /起诉|告(?:你们|上法院|到底)|法院|律师|打官司|诉讼|法律途径|走法律|报警|派出所/,
  /受伤|划伤|割伤|烫伤|烧伤|出血|流血|住院|进医院|去医院|送医|触电|漏电|爆炸|炸了|起火|着火|冒烟|中毒|过敏反应|骨折|窒息|不想活|自杀/,
  /\b(?:lawsuit|sue you|suing|sue|lawyers?|attorney|solicitor|legal action|take (?:you|this) to court|small claims|court)\b/,
  /\b(?:trading standards|bbb|better business bureau|ombudsman|consumer protection|consumer rights|watchdog|ftc|attorney general)\b/,
  /\b(?:go(?:ing)? (?:public|viral)|to the (?:press|media|newspapers?)|journalists?|reporters?|expose you|post (?:this|it) (?:on|all over)|call(?:ing)? the police|report(?:ing)? you to)\b/,
  /\b(?:injur(?:ed|y|ies)|hurt my|cut my|burn(?:ed|t) (?:my|me|his|her)|bleeding|hospital|emergency room|caught fire|on fire|explod(?:ed|es)|smoking and|electric(?:al)? shock|electrocuted|allergic reaction|poison(?:ed|ing)|choked|suicid(?:e|al)|kill myself)\b/,
);

/** Insults and swearing. */
export const abuse = cued(
  /傻[逼比b叉]|煞笔|沙比|尼玛|你妈|他妈|妈的|操你|草泥马|卧槽|我靠|去死|王八蛋|混蛋|脑残|智障|弱智|废物|狗东西|畜生|不要脸|贱人|神经病|滚(?:蛋|开|犊子)?(?=$|[^\p{L}])/u,
  /(?<![a-z])(?:sb|tmd|nmd|cnm|mlgb)(?![a-z])/,
  /\b(?:f+u+c+k+\w*|fck\w*|wtf|stfu|bullshit|shit+y?|bitch\w*|ass ?holes?|arseholes?|bastards?|idiots?|morons?|dumbass|dickheads?|cunts?|stupid (?:bot|people|company|shop)|scumbags?|screw you)\b/,
);

/** A complaint, made or threatened. */
export const complaint = cued(
  /投诉|举报|差评|维权|骗子|骗人|欺诈|诈骗|欺骗|坑人|黑店|无良|奸商|太坑|什么态度|态度(?:太|这么|很|真)?(?:差|恶劣)|给个说法|讨个说法|给我个交代|虚假宣传|霸王条款/,
  /\b(?:complain(?:t|ts|ing)?|scam(?:med|mers?)?|rip ?off|ripped off|fraud|unacceptable|disgrace(?:ful)?|disgusting|appalling|outrageous|ridiculous|a joke|terrible service|awful service|worst|one star|bad review|false advertising|misleading)\b/,
);

/** Something that cannot wait. */
export const urgent = cued(
  /急|马上|立刻|立马|赶紧|赶快|快点|快些|尽快|来不及|火速|今天(?:就|必须|一定)|等着用|加快|速度(?=$|[^\p{L}])|抓紧/u,
  /\b(?:urgent(?:ly)?|asap|immediately|right now|right away|straight away|hurry|as soon as possible|emergency|at once|quickly|need it (?:by|today|tomorrow|before)|time sensitive)\b/,
);

/** What takes urgency and worry back. */
export const unhurried = cues.add(
  /不(?:着|用着?|是很|太)?急|别急|不用急|\bno (?:rush|hurry)\b|\bnot urgent\b|\bdon't worry\b|\bno worries\b/g,
);

/** Anger short of abuse. */
export const anger = cued(
  /气死|火大|生气|气人|愤怒|恼火|发火|忍无可忍|受够|太过分|过分|欺人太甚|什么(?:破|烂|垃圾)|垃圾|破店|有病|搞什么|搞毛|什么玩意|什么东西|凭什么|耍我|玩我|坑爹|烦死|到底(?:要|想|还|能|发|管)|几次了|说话不算|推卸|踢皮球|呵呵/,
  /\b(?:angry|furious|livid|pissed|fed up|sick of|sick and tired|outraged|had enough|fuming|mad at|infuriating|ridiculous|unacceptable|outrageous|disgrace(?:ful)?|disgusting|useless|incompetent|rubbish|garbage|joke|how dare|what the hell|third time|fourth time|how many times|liars?|lying|rude|shambles|pathetic)\b/,
);

/** Disappointment. */
export const disappointment = cued(
  /失望|不满意|没想到|再也不|心寒|心凉|无语|太差|很差|好差|不值|后悔|亏了|被骗|不如|差劲|难受|遗憾|上当|白(?:买|等|花)|不会再(?:来|买)|一言难尽|色差(?:太|好|很)|不是我想要|跟(?:图片|照片|描述)(?:不|差)/,
  /\b(?:disappoint\w*|let ?down|expected (?:better|more)|not (?:happy|satisfied|impressed|what i expected|as described|good enough)|unhappy|dissatisfied|poor(?:ly)?|regret|never (?:again|buying|ordering|shopping)|waste of|shame|sad|upset|unimpressed|cheaply made|falls? apart)\b/,
);

/** Worry and impatience. */
export const worry = cued(
  /急|担心|怎么还|还没(?:到|发|收|有|退)|咋还|等了?(?:很|好|这么|那么|多)?(?:久|几天|半天|\d+天|好多天|一个?(?:周|星期|礼拜|月))|来不及|怎么办|咋办|害怕|不放心|会不会(?:丢|是|没)|是不是丢|什么时候才|到底什么时候|迟迟|没动静|没反应|催/,
  /\b(?:worr(?:ied|y|ying)|anxious|concerned|nervous|panic\w*|afraid|scared|stress\w*|desperate\w*|please help|what (?:do|should|can) i do|still (?:haven't|hasn't|not|no|waiting|nothing)|(?:have|has|haven't|hasn't|had) (?:still )?not (?:arrived|received)|how much longer|been waiting|urgent\w*|asap|running out of time|hurry|need it (?:by|today|tomorrow|before)|is it lost|got lost)\b/,
);

/** Thanks and praise. */
export const gratitude = cued(
  /谢谢|感谢|多谢|谢了|谢啦|辛苦了|太好了|太棒|真棒|给力|贴心|解决了|帮大忙|好人|么么|爱了|点赞|满意(?!度|吗)/,
  /\b(?:thank(?:s| you| u)?|thx|appreciate\w*|grateful|cheers|brilliant|amazing|awesome|wonderful|fantastic|very helpful|so helpful|love it|perfect|lifesaver|you're the best)\b/,
);

/** Thanks that are more than politeness. */
export const deepThanks = cued(
  /太(?:感谢|谢谢)|非常感谢|十分感谢|万分感谢|so much|very much|a lot|really appreciate|so helpful|lifesaver/,
);
