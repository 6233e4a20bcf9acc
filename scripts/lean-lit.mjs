/** Lit's `css` without its way around browsers that have no constructable style sheets, which the widget needs in any case. */
const styles = `
const sheets = new Map();
export const css = (raw, ...values) => String.raw({ raw }, ...values);
export const unsafeCSS = String;
export const supportsAdoptingStyleSheets = true;
export const getCompatibleStyle = (text) => {
  if (!sheets.has(text)) {
    sheets.set(text, new CSSStyleSheet());
    sheets.get(text).replaceSync(text);
  }
  return sheets.get(text);
};
export const adoptStyles = (root, styles) => { root.adoptedStyleSheets = styles; };
export class CSSResult {}
`;

/** Where Lit looks for what old browsers and server-side rendering add to it, and its list of versions. */
const hooks =
  /\b\w+\.\w+(?:PolyfillSupport|HydrateSupport)\b|\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[^"]+"\)/g;

/**
 * What the widget does not use of Lit, as the minified files spell it, and what stands there instead. What guards against
 * markup from outside stays: trusted types, and that a template can come from code alone.
 */
const cuts = {
  '@lit/reactive-element/reactive-element.js': [
    // Decorators, initializers, and controllers that go again.
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    ['removeController(t){this._$EO?.delete(t)}', ''],
    // Properties with symbols for names, with accessors, defaults, comparisons or converters of their own, or written as JSON.
    ['s=[...r(t),...o(t)]', 's=r(t)'],
    [
      'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
      's.state&&(s.attribute=!1);this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e;this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0})',
    ],
    [
      'static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
      '',
    ],
    ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
    ['break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
    ['t=t?l:null;break;', 't=t?"":null'],
    ['(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute', 'u.toAttribute'],
    [
      'h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;',
      'h=u;',
    ],
    [
      'const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r',
      'this[e]=h.fromAttribute(s,t.type)',
    ],
    [
      '(i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))',
      'f(h,s)',
    ],
    [
      '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
      '{reflect:e}){(',
    ],
    ['this.hasUpdated||i||(s=void 0)', 'this.hasUpdated||(s=void 0)'],
    [
      'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    // Styles that are no list, and lists in lists.
    [
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return s?.map(t)',
    ],
    // Updates that a class may turn down.
    ['t=this.shouldUpdate(s),t?(', 't=!0,('],
    ['this.update(s)):this._$EM()}catch', 'this.update(s))}catch'],
    ['shouldUpdate(t){return!0}', ''],
    ['return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}', 'return this._$ES}'],
    [',converter:u,reflect:!1,useDefault:!1,hasChanged:f}', '}'],
    // Names that only Google's own compiler changes.
    ['this.hasOwnProperty(d("elementProperties"))', 'this.hasOwnProperty("elementProperties")'],
    ['this.hasOwnProperty(d("finalized"))', 'this.hasOwnProperty("finalized")'],
    ['d("properties")', '"properties"'],
    ['y[d("elementProperties")]', 'y.elementProperties'],
    ['y[d("finalized")]', 'y.finalized'],
  ],
  'lit-html/lit-html.js': [
    // Directives, and the value that says that nothing changes.
    [
      'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
      '',
    ],
    ['_$AI(t,i=this){t=M(this,t,i),a(t)', '_$AI(t){a(t)'],
    ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
    ['t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,', 'o=!a(t)||t!==this._$AH,'],
    ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
    ['_$AI(t,i=this,s,e){const h=this.strings', '_$AI(t,s,e){const h=this.strings'],
    ['s._$AI(t,s,i)', 's._$AI(t,i)'],
    ['if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'],
    // What directives ask of the parts they stand in.
    ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    [
      'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
      '',
    ],
    ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    [',this._$Cv=e?.isConnected??!0', ''],
    [
      '_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;)',
      '_$AR(t=this._$AA.nextSibling){for(;t!==this._$AB;)',
    ],
    // Templates whose elements are themselves values, made elsewhere, or of MathML; comments and raw text with values inside.
    [
      'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}',
      '',
    ],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
    [':6===r.type&&(i=new Z(h,this,t))', ':0'],
    [
      'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
      'e=this._$AC(t)',
    ],
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    ['2===i?"<svg>":3===i?"<math>":""', '2===i?"<svg>":""'],
    ['2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
    [',2===i||3===i){', ',2===i){'],
    [',v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g,', ',v=/<\\/?[a-z]/gi,'],
    [
      'c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p):c===p',
      'c===v?c=p:c===p',
    ],
    ['c=n??v,', 'c=v,'],
    [':c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', ':c=p'],
    ['let n,l=2===i', 'let l=2===i'],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      '',
    ],
    [
      'if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
      'r.data===n&&d.push({type:2,index:l});',
    ],
    // Listeners that are objects.
    ['e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,', 'e=t===A&&s!==A,'],
    [
      '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
      'this._$AH.call(this.options.host,t)',
    ],
    // Wrappers of nodes, and what tests of Lit's own reach for.
    ['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
    ['const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=', 'const j={},B='],
    // Drawing before what is there already.
    [
      'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
      'const e=i._$litPart$??=new k(i.appendChild(c()),null,void 0,s);return e._$AI(t),e',
    ],
  ],
  'lit-element/lit-element.js': [
    [
      'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
      '',
    ],
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ['connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}', ''],
    ['disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}', ''],
  ],
};

/** What a source of the widget must not use, since it is cut out; listeners that are objects and markup in comments are for the reader to see. */
const refused =
  /from 'lit\/|\b(?:noChange|mathml|converter|hasChanged|useDefault|noAccessor|shouldUpdate|getUpdateComplete|removeController|addInitializer)\b|type: (?:Object|Array)\b/;

/** A file of Lit's without what is cut out of it; whole where it is not spelt as it was. */
function lean(code, name, warn) {
  const missing = cuts[name]?.find(([there]) => !code.includes(there));
  if (missing) warn(`${name} stays whole, it has no ${missing[0]}`);
  const left = missing ? [] : (cuts[name] ?? []);
  return left.reduce((rest, [there, instead]) => rest.replace(there, () => instead), code);
}

/** Rollup plugin: leaves out of Lit what the widget does not use, and what no browser needs that it runs in. */
export function leanLit() {
  return {
    name: 'lean-lit',
    load: (id) => (/@lit\/reactive-element\/css-tag\.js$/.test(id) ? styles : null),
    transform(code, id) {
      const [, name] = /node_modules\/((?:@lit\/reactive-element|lit-html|lit-element)\/.*)$/.exec(id) ?? [];
      const wrong = /packages\/widget\/src\//.test(id) && refused.exec(code);
      if (wrong) this.error(`The bundle’s Lit has no ${wrong[0]}, see scripts/lean-lit.mjs.`);
      if (!name) return null;
      return { code: lean(code.replace(hooks, '(void 0)'), name, (text) => this.warn(text)), map: null };
    },
  };
}
