// Opens a quote at its exact place: a click on any button with data-start and data-end, Enter and Space included.
// Offsets count Unicode code points of the article's text, end exclusive; JavaScript strings count UTF-16 units.
(() => {
  const units = (text, points) => Array.from(text).slice(0, points).join("").length;

  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let opener = null;

  function closeQuote() {
    for (const mark of document.querySelectorAll("mark.quote")) {
      const block = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      block.normalize();
    }
    document.querySelectorAll("[aria-current]").forEach((button) => button.removeAttribute("aria-current"));
  }

  // A block of the article holds one text node whenever no quote is open in it.
  function markIn(block, start, end) {
    const offset = Number(block.dataset.start);
    const text = block.firstChild;
    const range = document.createRange();
    range.setStart(text, units(text.data, Math.max(start - offset, 0)));
    range.setEnd(text, units(text.data, Math.min(end, Number(block.dataset.end)) - offset));
    const mark = document.createElement("mark");
    mark.className = "quote";
    mark.tabIndex = -1;
    range.surroundContents(mark);
    return mark;
  }

  function openQuote(button) {
    const [start, end] = [Number(button.dataset.start), Number(button.dataset.end)];
    closeQuote();
    const marks = [...document.querySelectorAll(".article [data-start]")]
      .filter((block) => Number(block.dataset.start) < end && start < Number(block.dataset.end))
      .map((block) => markIn(block, start, end));
    if (!marks.length) return;
    opener = button;
    button.setAttribute("aria-current", "true");
    show(marks[0], marks[0].offsetHeight < window.innerHeight / 2 ? "center" : "start");
    marks[0].focus({ preventScroll: true });
    document.body.classList.add("quote-open");
  }

  function show(element, block) {
    element.scrollIntoView({ block, behavior: still.matches ? "auto" : "smooth" });
  }

  function returnToAnswer() {
    document.body.classList.remove("quote-open");
    if (!opener?.isConnected) return;
    opener.focus({ preventScroll: true });
    show(opener, "center");
  }

  // The newest question goes to the top of the chat, so that its answer is read from its beginning.
  function followChat(log) {
    new MutationObserver(() => {
      const newest = log.querySelector(".exchange:last-of-type");
      if (!newest) return;
      log.scrollTop += newest.getBoundingClientRect().top - log.getBoundingClientRect().top;
      document.body.classList.remove("quote-open");
    }).observe(log, { childList: true, subtree: true });
  }

  function backButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "back";
    button.textContent = "Back to the answer";
    button.addEventListener("click", returnToAnswer);
    document.body.append(button);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#log button[data-start]");
    if (button) openQuote(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement?.matches("mark.quote")) returnToAnswer();
  });

  // gradio builds the page after this script has run.
  const started = new MutationObserver(() => {
    const log = document.getElementById("log");
    if (!log) return;
    started.disconnect();
    followChat(log);
    backButton();
  });
  started.observe(document.documentElement, { childList: true, subtree: true });
})();
