import { describeShop } from '../testing/shop-conformance.ts';
import { openBuiltIn } from '../testing/shop-under-test.ts';
import { testStores } from '../testing/test-store.ts';

for (const kind of testStores) {
  describeShop(`The built-in shop on ${kind.name}`, () => openBuiltIn(kind), kind.skip);
}
