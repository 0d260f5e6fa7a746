import { attribute, define, svg } from './dom';

/** Stroke icons in a 24 x 24 box. */
const ICONS: Record<string, string> = {
  logo: 'M4 14a8 8 0 0 1 14-5l2 2M20 10a8 8 0 0 1-14 5l-2-2',
  live: 'M3 12h4l3-8 4 16 3-8h4',
  previews: 'M4 5h16M4 12h10M4 19h7',
  activity: 'M4 6h16M4 12h16M4 18h10',
  connections: 'M9 7V3m6 4V3M7 7h10v5a5 5 0 0 1-10 0zM12 17v4',
  alerts: 'M12 3a6 6 0 0 1 6 6v5l2 3H4l2-3V9a6 6 0 0 1 6-6zM10 20h4',
  admin: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3m0 14v3M2 12h3m14 0h3M4.9 4.9l2.1 2.1m10 10l2.1 2.1M4.9 19.1L7 17M17 7l2.1-2.1',
  users: 'M9 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM2 21a7 7 0 0 1 14 0M16 4.5a4 4 0 0 1 0 7M18 14.5a7 7 0 0 1 4 6.5',
  token: 'M15 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM10.5 13.5L3 21m3-3l2.5 2.5M15.5 8.5v.01',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M5 5l14 14M19 5L5 19',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  theme: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7v.5M12 17v.01',
  leave: 'M14 4H5v16h9M10 12h11m-4-4l4 4-4 4',
  pause: 'M8 5v14M16 5v14',
  resume: 'M7 4l13 8-13 8z',
  retry: 'M4 12a8 8 0 1 1 2.5 5.8M4 20v-5h5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  history: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v5h5M12 8v4.5l3 2',
  plus: 'M12 5v14M5 12h14',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  warning: 'M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17.5v.01',
};

/** <sc-icon name="live">: decorative, coloured by its text; unknown names stay empty. */
export class ScIcon extends HTMLElement {
  static readonly observedAttributes = ['name'];
  private readonly path = svg('path', {});
  private readonly shape = attribute(this.path, 'd');

  connectedCallback(): void {
    if (!this.path.isConnected) {
      svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, this).append(this.path);
    }
    this.attributeChangedCallback();
  }

  attributeChangedCallback(): void {
    this.shape.set(ICONS[this.getAttribute('name') ?? ''] ?? '');
  }
}

define('sc-icon', ScIcon);
