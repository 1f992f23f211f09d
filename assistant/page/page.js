// Opens a quote at its exact place: a click on any button with data-start and data-end, Enter and Space included.
// Keeps the chat's name and what stands in the box over a reload.
// Offsets count Unicode code points of the article's text, end exclusive; JavaScript strings count UTF-16 units.
(() => {
  const units = (text, points) => Array.from(text).slice(0, points).join("").length;

  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const touched = window.matchMedia("(pointer: coarse)");
  const place = ({ dataset }) => `${dataset.start}-${dataset.end}`;
  const unfolded = new Set();
  let opener = null;
  let opened = "";

  function closeQuote() {
    for (const mark of document.querySelectorAll("mark.quote")) {
      const block = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      block.normalize();
    }
    document.querySelectorAll("[aria-current]").forEach((button) => button.removeAttribute("aria-current"));
    opened = "";
  }

  // A block of the article holds one text node whenever no quote is open in it, unless the browser has translated it or
  // put something into it: then all of it is marked.
  function markIn(block, start, end) {
    const [offset, ends] = [Number(block.dataset.start), Number(block.dataset.end)];
    const text = block.firstChild;
    const range = document.createRange();
    range.selectNodeContents(block);
    if (block.childNodes.length === 1 && text?.data && Array.from(text.data).length === ends - offset) {
      range.setStart(text, units(text.data, Math.max(start - offset, 0)));
      range.setEnd(text, units(text.data, Math.min(end, ends) - offset));
    }
    const mark = document.createElement("mark");
    mark.className = "quote";
    mark.tabIndex = -1;
    mark.append(range.extractContents());
    range.insertNode(mark);
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
    opened = place(button);
    button.setAttribute("aria-current", "true");
    show(marks[0], marks[0].offsetHeight < window.innerHeight / 2 ? "center" : "start");
    document.body.classList.toggle("by-keyboard", button.matches(":focus-visible"));
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

  // Whenever the chat changes, gradio drops each attribute that the server did not send. It may also have turned the
  // opener into the button of another quote.
  function restoreAttributes() {
    if (opener && opened === place(opener)) opener.setAttribute("aria-current", "true");
    unfolded.forEach((details) => { details.open = true; });
  }

  // The server may have been started again with another article while this tab was open.
  function isStale() {
    const [told, shown] = ["#log .chat", ".article"].map((name) => document.querySelector(name)?.dataset.text);
    return told && shown && told !== shown;
  }

  // Under `tab.name` the server keeps this page's chat, and under `tab.before` it kept the one that was shown here before.
  // That one stays the tab's until it is found: a page that is left at once must not lose it.
  const tab = {
    name: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
    before: "",
    keepName() {
      try { sessionStorage.chat = tab.name; } catch { /* It is not allowed here: a reload begins anew. */ }
    },
  };
  try { tab.before = sessionStorage.chat ?? ""; } catch { /* The same. */ }
  window.tab = tab;

  const box = () => document.querySelector("#question textarea");
  let sent = "";

  function fillBox(text) {
    box().value = text;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Whatever else has been typed meanwhile stays.
  function takeFromBox(question) {
    if (!sent || !question || !sent.startsWith(question)) return;
    const typed = box().value.trimStart();
    if (typed.startsWith(question)) fillBox(typed.slice(question.length).trimStart());
    sent = "";
  }

  // gradio reloads the page when a lost server is back.
  function keepDraft(text) {
    try { sessionStorage.draft = text; } catch { /* It is not allowed here, or the text is too long. */ }
  }

  function restoreDraft() {
    try { if (sessionStorage.draft) fillBox(sessionStorage.draft); } catch { /* It is not allowed here. */ }
  }

  // A new question goes to the top of the chat, so that its answer is read from its beginning. While the answer grows
  // the reader may have gone elsewhere, and stays there.
  function followChat(log) {
    let [count, newest] = [0, ""];
    new MutationObserver(() => {
      // Not before the answer is whole: loaded earlier, the page would find it broken off.
      if (isStale() && !log.querySelector(".waiting")) location.reload();
      restoreAttributes();
      const exchanges = log.querySelectorAll(".exchange");
      const isAsked = exchanges.length > count;
      count = exchanges.length;
      const question = exchanges[count - 1]?.querySelector(".question").textContent.trim() ?? "";
      // A server that was started again counts anew.
      if (newest !== `${count} ${question}`) takeFromBox(question);
      newest = `${count} ${question}`;
      if (!isAsked) return;
      log.scrollTop += exchanges[count - 1].getBoundingClientRect().top - log.getBoundingClientRect().top;
      document.body.classList.remove("quote-open");
    }).observe(log, { childList: true, characterData: true, subtree: true });
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
    // A passage opens wherever it is clicked, unless some of its words were selected.
    const passage = getSelection().isCollapsed ? event.target.closest?.("#log .passage") : null;
    const button = event.target.closest?.("#log button[data-start]") ?? passage?.querySelector("button");
    if (button && !isStale()) openQuote(button);
    if (event.target.closest?.("#question .submit-button")) sent = box().value.trim();
    // What was pressed goes away when a question is asked, and would take the focus with it. A finger leaves it so, since
    // the box would open the keyboard.
    const isPressed = event.target.closest?.("#starters button, #question button");
    if (isPressed && (event.detail === 0 || !touched.matches)) box()?.focus();
  });
  // Captured, since this event does not bubble.
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches("#log details")) unfolded[target.open ? "add" : "delete"](target);
  }, true);
  document.addEventListener("input", ({ target }) => {
    if (target === box()) keepDraft(target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === box()) sent = box().value.trim();
    if (event.key === "Escape" && document.body.classList.contains("quote-open")) returnToAnswer();
  });

  // gradio builds the page after this script has run.
  const started = new MutationObserver(() => {
    const log = document.getElementById("log");
    if (!log || !box()) return;
    started.disconnect();
    followChat(log);
    restoreDraft();
    backButton();
  });
  started.observe(document.documentElement, { childList: true, subtree: true });
})();
