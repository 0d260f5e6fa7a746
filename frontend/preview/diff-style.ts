import { css } from 'lit';

export const diffStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--sc-ink);
    font: var(--sc-font);
    font-variant-numeric: tabular-nums;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  thead th {
    padding: 7px 9px;
    font-size: 11.5px;
    font-weight: 600;
    text-align: start;
    color: var(--sc-mute);
    border-bottom: 1px solid var(--sc-line);
  }
  thead th:first-child {
    width: 150px;
  }
  tbody th,
  td {
    padding: 9px;
    border-bottom: 1px solid var(--sc-line);
    vertical-align: top;
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  tbody th {
    color: var(--sc-mute);
    white-space: normal;
  }
  .old {
    background: color-mix(in srgb, var(--sc-red) 6%, transparent);
  }
  .new {
    background: color-mix(in srgb, var(--sc-green) 8%, transparent);
  }
  .same td {
    color: var(--sc-mute);
  }
  bdi {
    unicode-bidi: plaintext;
  }
  del {
    background: color-mix(in srgb, var(--sc-red) 22%, transparent);
    border-radius: 2px;
  }
  ins {
    background: color-mix(in srgb, var(--sc-green) 24%, transparent);
    border-radius: 2px;
    text-decoration: none;
  }
  i {
    font-style: normal;
    font-weight: 700;
    margin-inline-start: 8px;
    white-space: nowrap;
  }
  .up {
    color: var(--sc-amber);
  }
  .down,
  .none {
    color: var(--sc-mute);
  }
  .none {
    font-style: italic;
  }
  .json {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 10px;
  }
  pre {
    margin: 0;
    padding: 10px 12px;
    max-height: 60vh;
    overflow: auto;
    border: 1px solid var(--sc-line);
    border-radius: 8px;
    background: var(--sc-bg);
    font: 12px/1.5 var(--sc-mono);
    direction: ltr;
  }
  pre bdi {
    unicode-bidi: normal;
  }
  pre :is(del, ins) {
    text-decoration: none;
  }
  .choice {
    display: flex;
    justify-content: end;
    gap: 4px;
    margin-top: 10px;
    font-size: 12.5px;
  }
  button {
    padding: 4px 9px;
    border: 0;
    border-radius: 7px;
    background: none;
    color: var(--sc-mute);
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--sc-hover);
    color: var(--sc-ink);
  }
  button[aria-pressed='true'] {
    background: var(--sc-sel);
    color: var(--sc-blue);
    font-weight: 600;
  }
  :is(button, pre):focus-visible {
    outline: 2px solid var(--sc-blue);
    outline-offset: 1px;
  }
  p {
    color: var(--sc-mute);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @container (max-width: 560px) {
    thead th:first-child {
      width: 96px;
    }
    i {
      display: block;
      margin: 0;
      white-space: normal;
    }
    .json {
      grid-auto-flow: row;
    }
  }
  @media (forced-colors: active) {
    ins {
      text-decoration: underline;
    }
  }
`;
