import { defineElements } from './element/define-elements.ts';
import { ZaineTools } from './tools/tools.ts';

/** Registers what stands beside the field; comes with the first sign that somebody writes. */
export const defineTools = (): void => defineElements({ 'zaine-tools': ZaineTools });
