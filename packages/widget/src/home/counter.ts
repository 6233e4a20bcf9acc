import { html } from 'lit';

/** A cup, a twig and a parcel, standing on the shop's counter. */
export const counter = html`<div class="counter">
  <svg width="168" height="84" viewBox="0 4 168 84" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path class="paper" d="M10 60h36c0 15-5 24-11 28H21c-6-4-11-13-11-28z" />
    <path class="tint" d="M10 60c7 4 12 3 18 0s11-3 18 0c0 4-.4 7-1 10-6-3-10-2-16 0s-13 3-18-1c-.7-3-1-6-1-9z" />
    <path d="M45.5 63c9-2 10 12-4 13M23 51c-3-4 3-6 0-10M32 51c-3-4 3-6 0-10" />
    <path d="M78 48C78 33 82 21 92 13M78.5 35c-3-6-8-9-14-9M82 27c7 0 12-2 15-7" />
    <path class="tint" d="M92 13c4-5 9-6 14-4-3 5-8 7-14 4zM64.5 26c-6 0-10-3-11-9 6 0 10 3 11 9zM97 20c5-2 9-1 12 3-5 2-9 1-12-3z" />
    <path class="paper" d="M86 88H70c-5-3-8-8-8-14 0-10 10-12 10-21v-5h12v5c0 9 10 11 10 21 0 6-3 11-8 14z" />
    <path class="paper" d="M108 50h50v38h-50z" />
    <path class="tint" d="M108 50h50v12h-50z" />
    <path d="M133 50v38M133 50c-11-1-13-10-7-11 5 0 7 5 7 11 0-6 2-11 7-11 6 1 4 10-7 11z" />
  </svg>
</div>`;
