const PAUSE_MS = 150;
/** No beginning of an id has this in it. */
const NONE = '\0';

/** Ids of syncs that begin as what is typed: asked for when typing pauses, each beginning once. */
export class OfferedSyncs {
  ids: string[] = [];
  private asked = '';
  private timer: number | undefined;

  constructor(private readonly ask: (beginning: string) => void) {}

  wanted(beginning: string | undefined): void {
    if (beginning === undefined || beginning === this.asked) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.asked = beginning;
      this.ask(beginning);
    }, PAUSE_MS);
  }

  /** Whether that is what was asked for last. */
  came(beginning: string, ids: string[]): boolean {
    if (beginning !== this.asked) return false;
    this.ids = ids;
    return true;
  }

  /** What is offered next is asked for anew. */
  forget(): void {
    this.asked = NONE;
  }
}
