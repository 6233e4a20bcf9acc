import type { Address, Customer } from '@zaine/protocol';

/** Where the shop's freight table counts an address. */
export type FreightZone = 'mainland' | 'hongkong' | 'overseas';

/** A customer of the demo shop and where their orders go. */
export interface DemoCustomer extends Customer {
  address: Required<Address>;
  zone: FreightZone;
}

/** The customers one can browse the demo shop as. Phones and e-mail addresses reach nobody. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    id: 'c-1001',
    name: '林晓雯',
    email: 'lin.xiaowen@example.com',
    phone: '13800006027',
    tier: 'high',
    zone: 'mainland',
    address: { name: '林晓雯', line: '滨江区长河街道江汉路 1785 号 3 幢 602', city: '杭州市' },
  },
  {
    id: 'c-1002',
    name: '陈默',
    email: 'chen.mo@example.com',
    phone: '13900002215',
    tier: 'potential',
    zone: 'mainland',
    address: { name: '陈默', line: '徐汇区天平路 88 弄 5 号 201', city: '上海市' },
  },
  {
    id: 'c-1003',
    name: '赵一鸣',
    email: 'zhao.yiming@example.com',
    phone: '13600007741',
    tier: 'ordinary',
    zone: 'mainland',
    address: { name: '赵一鸣', line: '武侯区玉林西路 21 号 2 单元 9 楼', city: '成都市' },
  },
  {
    id: 'c-1004',
    name: 'Emma Clarke',
    email: 'emma.clarke@example.com',
    phone: '13700003308',
    tier: 'high',
    zone: 'mainland',
    address: { name: 'Emma Clarke', line: 'Room 1204, 399 Wuyuan Road, Xuhui District', city: 'Shanghai' },
  },
  {
    id: 'c-1005',
    name: 'Lukas Weber',
    email: 'lukas.weber@example.com',
    phone: '+4915100004416',
    tier: 'potential',
    zone: 'overseas',
    address: { name: 'Lukas Weber', line: 'Beispielstraße 14, 10997', city: 'Berlin, Germany' },
  },
  {
    id: 'c-1006',
    name: '王秀兰',
    phone: '15900001952',
    tier: 'ordinary',
    zone: 'mainland',
    address: { name: '王秀兰', line: '碑林区友谊西路 52 号家属院 7 号楼 3 单元 101', city: '西安市' },
  },
  {
    id: 'c-1007',
    name: '黃嘉敏',
    email: 'karman.wong@example.com',
    phone: '+85251000733',
    tier: 'potential',
    zone: 'hongkong',
    address: { name: '黃嘉敏', line: '九龍深水埗福華街 120 號 6 樓 B 室', city: '香港' },
  },
  {
    id: 'c-1008',
    name: '马晓东',
    email: 'ma.xiaodong@example.com',
    phone: '18600005590',
    tier: 'ordinary',
    zone: 'mainland',
    address: { name: '马晓东', line: '天山区和平南路 230 号 1 栋 1503', city: '乌鲁木齐市' },
  },
];

/** The customer of that id; an id that is not there is a mistake in the demo data. */
export function demoCustomer(id: string): DemoCustomer {
  const customer = demoCustomers.find((each) => each.id === id);
  if (!customer) throw new Error(`The demo shop has no customer ${id}`);
  return customer;
}
