import { inkOn, liftedFor, parse, type Rgb } from './colour.ts';
import { byScheme } from './scheme.ts';

const pair = (brand: string, ink: string): string => `--zaine-brand:${brand};--zaine-on-brand:${ink}`;

const rule = (colour: Rgb): string => pair(`rgb(${colour})`, `rgb(${inkOn(colour)})`);

/** The launcher's colours, those that the widget will have: for one brand colour, or the default's where it is not a hex colour. */
export function launcherRules(colour = ''): string {
  const brand = parse(colour);
  return brand
    ? byScheme(rule(brand), rule(liftedFor(brand)))
    : byScheme(pair('#b4472e', '#fff'), pair('#e58c72', '#17140f'));
}
