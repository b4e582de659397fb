/**
 * Puts off what would move the page until the pressed button is released. A frame that grows between press and release
 * shifts what is under the pointer; the browser then sees no click at all, and whoever pressed "More actions" gets no menu.
 */
let isPressed = false;
const waiting = new Map<object, () => void>();

function release(): void {
  isPressed = false;
  // After the click that the release is about to bring.
  setTimeout(() => {
    if (isPressed) return;
    const tasks = [...waiting.values()];
    waiting.clear();
    for (const task of tasks) task();
  });
}

window.addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(end, release, true);

/** Runs the task now or, while a pointer is pressed, after its release; of several tasks of one owner only the last. */
export function afterPress(owner: object, task: () => void): void {
  if (isPressed) waiting.set(owner, task);
  else task();
}
