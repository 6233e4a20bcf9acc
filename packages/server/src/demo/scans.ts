import type { LocalizedText } from '@zaine/protocol';
import type { Bilingual } from './products.ts';
import type { Moment } from './shop-clock.ts';

/** A carrier's scan, still told from today. */
export interface Scan {
  at: Moment;
  place: Bilingual;
  text: Bilingual;
}

/** Carriers as the shop writes them. */
export const carriers = {
  sf: { zh: '顺丰', en: 'SF Express' },
  zto: { zh: '中通', en: 'ZTO' },
  yto: { zh: '圆通', en: 'YTO' },
  ems: { zh: 'EMS', en: 'EMS' },
  jd: { zh: '京东', en: 'JD Logistics' },
  dhl: { zh: 'DHL', en: 'DHL' },
} satisfies Record<string, LocalizedText>;

/** Cities on the way, as scans name them. */
const cities = {
  jingdezhen: { zh: '景德镇', en: 'Jingdezhen' },
  nanchang: { zh: '南昌', en: 'Nanchang' },
  hangzhou: { zh: '杭州', en: 'Hangzhou' },
  shanghai: { zh: '上海', en: 'Shanghai' },
  wuhan: { zh: '武汉', en: 'Wuhan' },
  chengdu: { zh: '成都', en: 'Chengdu' },
  xian: { zh: '西安', en: "Xi'an" },
  zhengzhou: { zh: '郑州', en: 'Zhengzhou' },
  lanzhou: { zh: '兰州', en: 'Lanzhou' },
  urumqi: { zh: '乌鲁木齐', en: 'Ürümqi' },
  shenzhen: { zh: '深圳', en: 'Shenzhen' },
  hongkong: { zh: '香港', en: 'Hong Kong' },
  leipzig: { zh: '莱比锡', en: 'Leipzig' },
  berlin: { zh: '柏林', en: 'Berlin' },
} satisfies Record<string, Bilingual>;

type City = keyof typeof cities;

const hubs = {
  jingdezhen: { zh: '昌江营业点', en: 'Changjiang branch' },
  nanchang: { zh: '南昌转运中心', en: 'Nanchang hub' },
  hangzhou: { zh: '萧山转运中心', en: 'Xiaoshan hub' },
  shanghai: { zh: '浦东转运中心', en: 'Pudong hub' },
  wuhan: { zh: '武汉转运中心', en: 'Wuhan hub' },
  chengdu: { zh: '双流转运中心', en: 'Shuangliu hub' },
  xian: { zh: '咸阳转运中心', en: 'Xianyang hub' },
  zhengzhou: { zh: '郑州转运中心', en: 'Zhengzhou hub' },
  lanzhou: { zh: '兰州处理中心', en: 'Lanzhou centre' },
  urumqi: { zh: '乌鲁木齐处理中心', en: 'Ürümqi centre' },
  shenzhen: { zh: '深圳口岸', en: 'Shenzhen port' },
  hongkong: { zh: '香港转运中心', en: 'Hong Kong hub' },
  leipzig: { zh: '莱比锡枢纽', en: 'Leipzig hub' },
  berlin: { zh: '柏林派送站', en: 'Berlin delivery base' },
} satisfies Record<City, Bilingual>;

/** A scan in a city, at its hub unless another `place` is given. */
export function scanned(at: Moment, city: City, text: Bilingual, place: Bilingual = hubs[city]): Scan {
  return { at, place, text };
}

/** The carrier printed the label, nothing was handed over yet. */
export function labelled(at: Moment): Scan {
  const text = { zh: '已打单，等待揽收', en: 'Label printed, waiting to be collected' };
  return scanned(at, 'jingdezhen', text);
}

/** The first two scans of whatever leaves the shop's workshop in Jingdezhen: collected that day, through Nanchang that night. */
export function fromWorkshop(day: number): Scan[] {
  return [
    scanned([day, '17:40'], 'jingdezhen', { zh: '景德镇已揽收', en: 'Collected in Jingdezhen' }),
    departed([day, '23:15'], 'nanchang'),
  ];
}

/** It left a city's hub. */
export function departed(at: Moment, city: City): Scan {
  const hub = hubs[city];
  return scanned(at, city, { zh: `离开${hub.zh}`, en: `Left ${hub.en}` });
}

/** It reached a city's hub. */
export function arrived(at: Moment, city: City): Scan {
  const { zh, en } = cities[city];
  return scanned(at, city, { zh: `到达${zh}，等待分拣`, en: `Arrived in ${en}, waiting to be sorted` });
}

/** A courier has it, from a branch near the customer. */
export function outForDelivery(at: Moment, branch: Bilingual, courier: Bilingual): Scan {
  const text = {
    zh: `派送中，${courier.zh}师傅正在路上`,
    en: `Out for delivery, ${courier.en} is on the way`,
  };
  return { at, place: branch, text };
}

/** It was handed over, or left where `how` says. */
export function delivered(at: Moment, place: Bilingual, how: Bilingual): Scan {
  return { at, place, text: { zh: `已签收，${how.zh}`, en: `Delivered, ${how.en}` } };
}

/** The usual ways of handing over. */
export const handover = {
  inPerson: { zh: '本人签收', en: 'signed by the recipient' },
  locker: { zh: '已放入快递柜', en: 'left in the parcel locker' },
  gatehouse: { zh: '门卫代收', en: 'taken in at the gatehouse' },
  family: { zh: '家人代收', en: 'taken in by family' },
} satisfies Record<string, Bilingual>;

/** The branches that deliver to the demo customers. */
export const branches = {
  changhe: { zh: '滨江长河营业点', en: 'Changhe branch, Binjiang' },
  tianping: { zh: '徐汇天平营业点', en: 'Tianping branch, Xuhui' },
  yulin: { zh: '武侯玉林营业点', en: 'Yulin branch, Wuhou' },
  beilin: { zh: '碑林友谊路营业点', en: 'Youyi Road branch, Beilin' },
  shamshuipo: { zh: '深水埗顺丰站', en: 'SF station, Sham Shui Po' },
  tianshan: { zh: '天山区揽投部', en: 'Tianshan post office' },
} satisfies Record<string, Bilingual>;
