/** Han characters that are taken for one another by eye, a group each: handwriting and scanners slip so. */
const GROUPS =
  '货贷 己已 末未 折拆 诉拆 拔拨 撤撒 晴睛 侯候 人入 大太 今令 干千 日曰 名各 买卖 尺尽 损捐 坏环 师帅 费贵 运远 订汀 没设 券卷 码妈 快块 送迭 情清请 问间 收牧 待侍 历厉 免兔 代伐 偿尝 赔陪 检捡 包饱 消削 查杏 申甲 由田 找我 错借 客容 服报 话活 跟根 地他 址扯 改攻 补朴 颜额 优忧 质盾';

const alike = new Map<string, string>();
for (const group of GROUPS.split(' ')) {
  for (const one of group) alike.set(one, (alike.get(one) ?? '') + group.replace(one, ''));
}

/** The characters that look like one. */
export function lookAlikes(character: string): readonly string[] {
  return [...(alike.get(character) ?? '')];
}
