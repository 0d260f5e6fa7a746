import { css } from 'lit';

export const lineStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .field {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    box-sizing: border-box;
    min-height: 36px;
    padding-inline: 10px 4px;
    border: 1px solid var(--sc-line-strong);
    border-radius: 8px;
    background: var(--sc-card);
    cursor: text;
  }
  .field:focus-within {
    outline: 2px solid var(--sc-blue);
    outline-offset: -1px;
  }
  .field[data-faulty] {
    border-color: var(--sc-red);
  }
  sc-icon {
    display: inline-flex;
    width: 16px;
    height: 16px;
    color: var(--sc-mute);
    margin-inline-end: 8px;
  }
  sc-icon svg {
    width: 100%;
    height: 100%;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .text {
    position: relative;
    overflow: hidden;
  }
  input,
  .mirror {
    box-sizing: border-box;
    width: 100%;
    margin: 0;
    padding: 6px 0;
    border: 0;
    font: 14px/20px var(--sc-family);
    letter-spacing: normal;
    white-space: pre;
  }
  input {
    position: relative;
    display: block;
    background: none;
    color: var(--sc-ink);
    outline: none;
  }
  input:placeholder-shown {
    text-overflow: ellipsis;
  }
  input::placeholder {
    color: var(--sc-mute);
    opacity: 1;
  }
  .mirror {
    position: absolute;
    inset: 0;
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  .mirror b {
    font-weight: inherit;
    border-radius: 3px;
    background: color-mix(in srgb, var(--sc-blue) 8%, transparent);
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--sc-blue) 30%, transparent);
  }
  .mirror i {
    font-style: normal;
    text-decoration: underline wavy var(--sc-red) 1.5px;
    text-underline-offset: 3px;
    text-decoration-skip-ink: none;
  }
  button {
    width: 28px;
    height: 28px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--sc-mute);
    font: 18px/1 var(--sc-family);
    cursor: pointer;
  }
  button:hover {
    background: var(--sc-hover);
    color: var(--sc-ink);
  }
  button:focus-visible {
    outline: 2px solid var(--sc-blue);
  }
  p {
    margin: 4px 2px 0;
    font-size: 12.5px;
    color: var(--sc-mute);
    overflow-wrap: anywhere;
  }
  p.fault {
    color: var(--sc-red);
  }
  p:empty {
    display: none;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .offers {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 4px;
    max-height: min(22rem, 50vh);
    overflow: hidden auto;
    border: 1px solid var(--sc-line-strong);
    border-radius: 8px;
    background: var(--sc-card);
    color: var(--sc-ink);
    box-shadow: var(--sc-shadow);
    font-size: 13px;
  }
  .offers > [role='option'] {
    display: flex;
    gap: 4px 14px;
    align-items: baseline;
    padding: 6px 8px;
    border-radius: 6px;
    cursor: pointer;
  }
  .offers > [role='option']:hover {
    background: var(--sc-hover);
  }
  .offers > [aria-selected='true'] {
    background: var(--sc-sel);
    outline: 1px solid var(--sc-blue);
    outline-offset: -1px;
  }
  .offers bdi {
    font-family: var(--sc-mono);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .offers small {
    flex: 1;
    color: var(--sc-mute);
    font-size: 12px;
    text-align: end;
  }
  .note {
    padding: 6px 8px;
    color: var(--sc-mute);
    font-size: 12px;
  }
  @media (pointer: coarse) {
    .field {
      min-height: 44px;
    }
    input,
    .mirror {
      font-size: 16px;
    }
    .offers > [role='option'] {
      padding-block: 12px;
    }
    button {
      width: 40px;
      height: 40px;
    }
  }
`;
