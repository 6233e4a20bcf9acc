import { inkOn, liftedFor, parse, type Rgb } from './colour.ts';

const rule = (colour: Rgb): string =>
  `--zaine-brand:rgb(${colour.map(Math.round)});--zaine-on-brand:rgb(${inkOn(colour)})`;

/** The launcher's colours for one brand colour, those that the widget will have; empty where it is not a hex colour. */
export function launcherRules(colour: string): string {
  const brand = parse(colour);
  if (!brand) return '';
  const dark = rule(liftedFor(brand));
  return `:host{${rule(brand)}}@media(prefers-color-scheme:dark){:host(:not([theme=light])){${dark}}}:host([theme=dark]){${dark}}`;
}
