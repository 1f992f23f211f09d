"""The page in a real browser. Each visit also holds that nothing was loaded from elsewhere and no error was logged."""

import threading
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from conftest import Visit, served
from fake_assistant import BRIDGE, COST, HOSTILE, FakeAssistant, GradualAssistant, answer, article_of, cite, failing

from assistant.answer import Answer, Sentence, Turn
from assistant.page import build

Visiting = Callable[..., Visit]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
QUOTES = (
    COST,
    "😀 two million crowns. Nobody 𝔎𝔫𝔬𝔴𝔰",
    "In 1931 the river left its bed. For eleven years the bridge stood dry.",
    "The last span 🚂 came by rail.",
    "The Bridge That Stood Dry",
    "After the flood",
)


def _quoting(*quotes: str) -> FakeAssistant:
    return FakeAssistant(reply=lambda question: answer(BRIDGE, question, *quotes))


def _visible(visit: Visit) -> bool:
    return visit.page.evaluate(
        """() => {
            const mark = document.querySelector("mark").getBoundingClientRect();
            const pane = document.querySelector(".article").getBoundingClientRect();
            return mark.top >= Math.max(pane.top, 0) && mark.bottom <= Math.min(pane.bottom, innerHeight);
        }"""
    )


def test_a_number_opens_exactly_its_quote(visit: Visiting) -> None:
    """Behind emoji, overlapping another, over two sentences, far down, in the title; again and in any order."""
    here = visit(_quoting(*QUOTES))
    here.ask("q")
    for number in [*range(len(QUOTES)), 1, 0, 0, 3]:
        here.page.locator(".citation").nth(number).click()

        assert [QUOTES[number]] == here.marked()
        assert _visible(here)


def test_a_quote_of_two_paragraphs_is_marked_in_both(visit: Visiting) -> None:
    """Each block gets its part, and nothing between them."""
    quote = "For eleven years the bridge stood dry.\n\nAfter the flood\n\nIn 1942"
    here = visit(_quoting(quote))
    here.ask("q")
    here.page.locator(".citation").click()

    assert quote.split("\n\n") == here.marked()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_number_opens_by_keyboard_and_escape_returns(visit: Visiting, key: str) -> None:
    """Focus goes to the quote, and back to the number."""
    here = visit(_quoting(*QUOTES))
    here.ask("q")
    here.page.locator(".citation").nth(3).focus()
    here.page.keyboard.press(key)

    assert [QUOTES[3]] == here.marked()
    assert QUOTES[3] == here.page.evaluate("document.activeElement.textContent")
    here.page.keyboard.press("Escape")
    assert "[4]" == here.page.evaluate("document.activeElement.textContent")


def test_the_keyboard_finds_back_from_wherever_it_went(visit: Visiting) -> None:
    """With Escape or a button, which the mouse does not get on a wide screen."""
    here = visit(_quoting(*QUOTES))
    here.ask("q")
    back = here.page.locator("#back")
    here.page.locator(".citation").nth(1).click()
    assert not back.is_visible()
    here.page.locator(".citation").nth(3).focus()
    here.page.keyboard.press("Enter")
    assert back.is_visible()
    back.focus()
    here.page.keyboard.press("Escape")

    assert "[4]" == here.page.evaluate("document.activeElement.textContent")
    assert not back.is_visible()


def test_a_starter_pressed_by_keyboard_leaves_the_focus_in_the_box(visit: Visiting) -> None:
    """The starters go away, and the next question is typed."""
    here = visit(FakeAssistant())
    here.page.locator("#starters button").first.focus()
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(".exchange .answer:not(.waiting)")

    assert "TEXTAREA" == here.page.evaluate("document.activeElement.tagName")


@pytest.mark.parametrize(("context", "focused"), [({}, "TEXTAREA"), (PHONE, "BODY")], ids=["mouse", "finger"])
def test_the_mouse_leaves_the_focus_in_the_box(visit: Visiting, context: dict[str, object], focused: str) -> None:
    """After a starter, after Ask and after Stop; a finger does not, since it would open the keyboard."""
    here = visit(GradualAssistant(*QUOTES[:2]), **context)
    blur = "document.activeElement.blur()"
    seen = []
    for first in ("#starters button", "#question .submit-button"):
        if first.startswith("#question"):
            here.page.locator("#question textarea").fill("q")
        here.page.evaluate(blur)
        for press, then in ((first, ".waiting"), ("#question .stop-button", "#question .submit-button")):
            button = here.page.locator(press).first
            button.tap() if context else button.click()
            here.page.wait_for_selector(then)
            seen.append(here.page.evaluate("document.activeElement.tagName"))

    assert focused == seen[0]
    assert [focused == "TEXTAREA"] * 4 == [each == "TEXTAREA" for each in seen]


def test_the_words_of_a_source_can_be_selected(visit: Visiting) -> None:
    """By dragging over them, which does not open it; a click on them does."""
    here = visit(_quoting(*QUOTES))
    here.ask("q")
    box = here.page.locator(".passage q").first.bounding_box()
    assert box
    here.page.mouse.move(box["x"] + 20, box["y"] + 8)
    here.page.mouse.down()
    here.page.mouse.move(box["x"] + 120, box["y"] + 8, steps=4)
    here.page.mouse.up()

    selected = here.page.evaluate("getSelection().toString()")
    assert selected
    assert selected in COST
    assert [] == here.marked()
    here.page.locator(".passage q").nth(1).click()
    assert [QUOTES[1]] == here.marked()
    assert here.page.evaluate("document.activeElement.matches('mark:not(:focus-visible)')")


def test_a_translated_article_still_opens_at_the_quote(visit: Visiting) -> None:
    """The whole paragraph is marked, whose words are no longer ours; and no script fails."""
    here = visit(_quoting(*QUOTES))
    here.ask("q")
    here.page.evaluate(
        "document.querySelectorAll('.article [data-start]').forEach(e => "
        "{ e.innerHTML = `<font><font>${e.textContent}</font></font>` })"
    )
    for number in (3, 1):
        here.page.locator(".citation").nth(number).click()
        (marked,) = here.marked()
        assert QUOTES[number] in marked
        assert _visible(here)


def test_on_paper_nothing_is_cut_off(visit: Visiting) -> None:
    """All of the chat, long questions and quotes included, and all of the article, and nothing to press."""
    long = BRIDGE.text[BRIDGE.paragraphs[2].start : BRIDGE.paragraphs[2].end]
    here = visit(_quoting(*QUOTES, long))
    here.ask("q\n" * 30)
    here.page.emulate_media(media="print")
    cut = (
        "[...document.querySelectorAll('#log, .article, .question, .clamp')]"
        ".filter(e => e.scrollHeight > e.clientHeight + 1).length"
    )

    assert 0 == here.page.evaluate(cut)
    assert not here.page.locator("#question").is_visible()


def test_earlier_answers_sources_and_nearest_passages_open_too(visit: Visiting) -> None:
    """After a second answer the first one's numbers still work; so do the lists below the answers."""
    here = visit(FakeAssistant(reply=lambda q: answer(BRIDGE, q, *([] if "moon" in q else QUOTES[:2]))))
    here.ask("the bridge?")
    here.page.locator(".citation").nth(1).click()
    here.ask("the moon?")

    assert [QUOTES[1]] == here.marked()
    here.page.locator(".citation").nth(0).click()
    assert [QUOTES[0]] == here.marked()
    here.page.locator(".answered .passage").nth(1).click()
    assert [QUOTES[1]] == here.marked()
    here.page.locator(".not_in_article .passage").last.click()
    assert [QUOTES[3]] == here.marked()


def test_paragraphs_show_their_numbers(visit: Visiting) -> None:
    """Beside the text and not in it; headings, pull quotes and leftovers have none."""
    here = visit(FakeAssistant())
    shown = here.page.evaluate(
        "[...document.querySelectorAll('.article [data-start]')].map(e => getComputedStyle(e, '::before').content)"
    )

    assert [f'"{body.number}"' for body in BRIDGE.paragraphs] == [text for text in shown if text != "none"]
    assert len(BRIDGE.marks) == shown.count("none")


def test_markup_stays_text(visit: Visiting) -> None:
    """In the article, the starters and the chat: as typed, no element of it, no dialog, nothing fetched."""
    every = "\n".join(HOSTILE)
    article = article_of([("title", every), ("heading", every), ("pull_quote", every), ("body", every)], every)
    body = article.text[article.paragraphs[0].start : article.paragraphs[0].end]
    assistant = FakeAssistant(article, lambda q: replace(answer(article, q, body), standalone=every + "!"))
    assistant.starters = HOSTILE
    here = visit(assistant)
    here.ask(every)

    assert body == here.page.locator(".article .paragraph").text_content()
    assert every == here.page.locator(".question").text_content()
    assert body == here.page.locator(".sentence bdi").text_content()
    assert list(HOSTILE) == [text.strip() for text in here.page.locator("#starters button").all_text_contents()]
    forbidden = "script, img, svg, iframe, form, input, a, table, pre, code, li li, h3, strong, em, b, i, .katex"
    assert 0 == here.page.locator(f":is(#log, #article, #starters) :is({forbidden})").count()
    here.page.locator(".citation").click()
    assert [body] == here.marked()


def test_a_direction_override_ends_where_its_text_ends(visit: Visiting) -> None:
    """Its sentence runs backwards; the number behind it stands behind it all the same."""
    text = "abc \u202edef ghi"
    article = article_of([("body", text), ("body", "Plain.")])
    here = visit(FakeAssistant(article, lambda q: answer(article, q, text)))
    here.ask("\u202eq")
    sentence, number = here.page.locator(".sentence bdi").bounding_box(), here.page.locator(".citation").bounding_box()

    assert sentence
    assert number
    assert sentence["x"] + sentence["width"] <= number["x"]
    assert "[1]" == here.page.locator(".citation").text_content()


def test_a_starter_asks_and_then_makes_room(visit: Visiting) -> None:
    """Its text is the question."""
    assistant = FakeAssistant()
    here = visit(assistant)
    here.page.get_by_role("button", name="Why did it stand dry?").click()
    here.page.wait_for_selector(".sentences")

    assert [("Why did it stand dry?", ())] == assistant.asked
    assert not here.page.locator("#starters").is_visible()


def test_a_follow_up_takes_the_chat_with_it(visit: Visiting) -> None:
    """As it was shown; what was not answered is left out."""
    assistant = FakeAssistant()
    here = visit(assistant)
    here.ask("How much?")
    here.ask("And why?")

    assert [("How much?", ()), ("And why?", (Turn("How much?", f"{COST} [1]"),))] == assistant.asked


def test_a_reload_finds_the_chat_again(visit: Visiting, serve_page: Callable[..., str]) -> None:
    """With its sources and what follows from it; another tab begins anew."""
    assistant = FakeAssistant()
    address = serve_page(assistant)
    here = visit(address)
    here.ask("first")
    here.page.reload()
    here.page.wait_for_selector(".exchange .answer")
    here.page.locator(".citation").first.click()

    assert [COST] == here.marked()
    here.ask("second")
    assert [turn.question for turn in assistant.asked[1][1]] == ["first"]
    other = visit(address)
    other.page.wait_for_timeout(300)
    assert other.page.locator(".exchange").count() == 0


def _box(visit: Visit) -> str:
    return visit.page.locator("#question textarea").input_value()


def test_a_question_that_cannot_be_sent_is_in_the_box_after_the_reload(visit: Visiting) -> None:
    """The page is reloaded when the server is there again."""
    here = visit(FakeAssistant())
    here.ask("first")
    here.page.evaluate("window.isOld = true")
    here.page.context.set_offline(True)
    here.page.locator("#question textarea").fill("first")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(".toast-body")
    here.page.context.set_offline(False)
    here.page.wait_for_function("!window.isOld && document.querySelector('.exchange')")
    here.surprises.clear()

    assert "first" == _box(here)
    here.page.locator("#question textarea").focus()
    here.page.keyboard.press("Enter")
    here.page.wait_for_function("document.querySelectorAll('.exchange .answer:not(.waiting)').length === 2")
    assert "" == _box(here)


@pytest.mark.parametrize(("added", "left"), [("", ""), (" And who drew it?", "And who drew it?")])
def test_the_box_is_emptied_of_what_was_asked(
    visit: Visiting, serve_page: Callable[..., str], monkeypatch: pytest.MonkeyPatch, added: str, left: str
) -> None:
    """What is typed while the question waits for its turn stays, and a reload finds it."""
    monkeypatch.setattr(build, "QUESTIONS_AT_ONCE", 1)
    assistant = GradualAssistant(COST)
    address = serve_page(assistant)
    first, here = visit(address), visit(address)
    for each in (first, here):
        each.page.locator("#question textarea").fill("How much?")
        each.page.keyboard.press("Enter")
        each.page.wait_for_selector(".waiting" if each is first else "#question .progress-text", state="attached")
    here.page.keyboard.insert_text(added)
    assistant.begin.set()
    assistant.go_on.set()
    here.page.wait_for_selector(".withheld")

    assert left == _box(here)
    here.page.reload()
    here.page.wait_for_selector(".withheld")
    assert left == _box(here)


def test_a_starter_leaves_the_draft_in_the_box(visit: Visiting) -> None:
    """It was not asked."""
    here = visit(FakeAssistant())
    here.page.locator("#question textarea").fill("Who paid")
    here.page.locator("#starters button").first.click()
    here.page.wait_for_selector(".sentences")

    assert "Who paid" == _box(here)


def test_a_reload_finds_what_was_written_of_an_answer(visit: Visiting) -> None:
    """It says that the answer was broken off; the question can be asked again."""
    assistant = GradualAssistant(*QUOTES[:2])
    assistant.begin.set()
    here = visit(assistant)
    here.page.locator("#question textarea").fill("first")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(".sentence")
    here.page.reload()
    here.page.wait_for_selector(".exchange")
    here.surprises.clear()

    assert ["first"] == here.page.locator(".question").all_text_contents()
    assert 1 == here.page.locator(".sentence").count()
    assert "The answer was broken off here. Please ask again." == here.page.locator(".problem").inner_text()
    assert 0 == here.page.locator(".waiting").count()
    assistant.go_on.set()
    here.page.locator("#question textarea").fill("first")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(".exchange:nth-of-type(2) .withheld")
    here.page.wait_for_selector("#question .submit-button")
    here.page.reload()
    here.page.wait_for_selector(".exchange:nth-of-type(2) .withheld")


def test_a_duplicated_tab_has_a_chat_of_its_own(visit: Visiting) -> None:
    """It begins with what there was, and a reload of either finds its own."""
    here = visit(FakeAssistant())
    here.ask("first")
    with here.page.expect_popup() as opened:
        here.page.evaluate("void window.open(location.href)")
    here.surprises.clear()
    other = Visit(opened.value)
    other.page.wait_for_selector(".exchange")
    other.ask("other")
    here.ask("second")
    for each, questions in ((here, ["first", "second"]), (other, ["first", "other"])):
        each.page.reload()
        each.page.wait_for_selector(".exchange")
        assert questions == each.page.locator(".question").all_text_contents()


def test_a_tab_with_another_article_than_the_server_loads_anew(visit: Visiting) -> None:
    """It was left open while the server was started again; what was asked in it is answered."""
    with served(FakeAssistant()) as address:
        here = visit(address)
        here.ask("first")
    article = article_of([("title", "Another"), ("body", COST)], "Another")
    with served(FakeAssistant(article), port=urlsplit(address).port):
        here.page.locator("#question textarea").fill("second")
        here.page.keyboard.press("Enter")
        here.page.wait_for_selector("h1:text('Another')")
        here.page.wait_for_selector(".sentences")
        here.surprises.clear()

        assert ["second"] == here.page.locator(".question").all_text_contents()
        assert "" == _box(here)
        here.page.locator(".citation").click()
        assert [COST] == here.marked()


def test_a_blank_question_does_nothing(visit: Visiting) -> None:
    """The next one is asked as if nothing had been."""
    assistant = FakeAssistant()
    here = visit(assistant)
    here.page.locator("#question textarea").fill("   ")
    here.page.keyboard.press("Enter")
    here.page.wait_for_timeout(300)
    here.ask("How much?")

    assert [("How much?", ())] == assistant.asked
    assert 1 == here.page.locator(".exchange").count()


def test_a_long_question_is_answered_and_a_longer_one_refused(visit: Visiting) -> None:
    """10,000 characters; 20,001 get one sentence."""
    here = visit(FakeAssistant())
    here.ask("why " * 2_500)
    here.ask("x" * 20_001)

    assert 1 == here.page.locator(".sentences").count()
    assert "20,001 characters" in here.page.locator(".problem").inner_text()


def test_a_failure_is_one_sentence(visit: Visiting) -> None:
    """And the chat goes on."""
    fail = failing(ZeroDivisionError("secret detail"))
    here = visit(FakeAssistant(reply=lambda q: fail(q) if q == "boom" else answer(BRIDGE, q, QUOTES[0])))
    here.ask("boom")
    here.ask("How much?")

    problem = here.page.locator(".problem").inner_text()
    assert "Something went wrong and there is no answer. Please ask again." == problem
    assert "secret" not in here.page.content()
    assert 1 == here.page.locator(".sentences").count()


def test_two_visitors_ask_at_once_and_see_only_their_own(visit: Visiting, serve_page: Callable[..., str]) -> None:
    """Both questions are being answered at the same time, and no chat shows the other's."""
    barrier = threading.Barrier(2, timeout=10)

    def together(question: str) -> Answer:
        barrier.wait()
        return answer(BRIDGE, question, QUOTES[0])

    address = serve_page(FakeAssistant(reply=together))
    first, second = visit(address), visit(address)
    for here, question in ((first, "first?"), (second, "second?")):
        here.page.locator("#question textarea").fill(question)
        here.page.keyboard.press("Enter")
    for here in (first, second):
        here.page.wait_for_selector(".sentences")

    assert ["first?"] == first.page.locator(".question").all_text_contents()
    assert ["second?"] == second.page.locator(".question").all_text_contents()


def test_a_correction_and_the_question_understood_are_shown(visit: Visiting) -> None:
    """In words."""

    def reply(question: str) -> Answer:
        sentence = Sentence("No, it cost two.", (cite(BRIDGE, 1, QUOTES[0]),), 1.0)
        return replace(answer(BRIDGE, question), sentences=(sentence,), verdict="corrected", standalone="Was it three?")

    here = visit(FakeAssistant(reply=reply))
    here.ask("And three?")
    shown = here.page.locator(".corrected").inner_text()

    assert "Understood as: Was it three?" in shown
    assert "Correction" in shown
    assert "quote · 0.12 s" in shown


def test_the_page_is_named_after_the_article(visit: Visiting) -> None:
    """In the tab; and it says in which language it is and what its parts are."""
    page = visit(FakeAssistant()).page
    page.get_by_role("textbox", name="Your question").wait_for()

    assert "The Bridge That Stood Dry" == page.title()
    assert "en" == page.evaluate("document.documentElement.lang")
    assert page.get_by_role("article", name="The Bridge That Stood Dry").is_visible()
    assert page.get_by_role("log", name="Questions and answers").count()
    assert page.get_by_role("textbox", name="Your question").is_visible()
    assert page.get_by_role("button", name="Ask").is_visible()
    assert "The Bridge That Stood Dry" == page.get_by_role("heading", level=1).text_content()


def test_each_pane_scrolls_on_its_own(visit: Visiting) -> None:
    """On a screen the page itself never scrolls and nothing is cut off at the side."""
    here = visit(FakeAssistant())
    sizes = "[document.documentElement.scrollHeight, innerHeight, document.documentElement.scrollWidth, innerWidth]"
    height, window_height, width, window_width = here.page.evaluate(sizes)
    pane = here.page.locator(".article")
    pane.evaluate("pane => pane.scrollTo(0, 500)")

    assert (window_height, window_width) == (height, width)
    assert 500 == pane.evaluate("pane => pane.scrollTop")


def test_on_a_phone_the_chat_stands_above_the_article(visit: Visiting) -> None:
    """A number scrolls down to the quote, a button goes back up to the answer, and nothing is wider than the screen."""
    here = visit(_quoting(*QUOTES), **PHONE)
    here.ask("q")
    chat, article = (here.page.locator(name).bounding_box() for name in ("#conversation", "#reading"))

    assert chat
    assert article
    assert chat["y"] + chat["height"] <= article["y"]
    assert 390 == here.page.evaluate("document.documentElement.scrollWidth")
    here.page.locator(".citation").nth(3).tap()
    assert [QUOTES[3]] == here.marked()
    assert _visible(here)
    here.page.get_by_role("button", name="Back to the answer").tap()
    assert here.page.locator(".citation").nth(3).evaluate("e => e.getBoundingClientRect().top > 0")
    assert here.page.evaluate("scrollY") < article["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_in_dark(visit: Visiting, scheme: str) -> None:
    """Every text has a contrast of at least 4.5 to 1 with what is behind it (WCAG AA)."""
    here = visit(_quoting(*QUOTES), color_scheme=scheme)
    here.ask("q")
    here.page.locator(".citation").first.click()
    low = here.page.evaluate(CONTRAST, 4.5)

    assert [] == low
    dark = here.page.evaluate("document.body.classList.contains('dark')")
    assert (scheme == "dark") == dark


CONTRAST = """least => {
    const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const channels = colour => {
        paint.clearRect(0, 0, 1, 1); paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data];
    };
    const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const behind = element => {
        for (let e = element; e; e = e.parentElement) {
            const colour = channels(getComputedStyle(e).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return [255, 255, 255];
    };
    const texts = [...document.querySelectorAll("#log *, #article *, #starters button, #question button")]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility());
    return texts.map(e => {
        const [a, b] = [light(channels(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), e.className, e.textContent.slice(0, 30)];
    }).filter(([ratio]) => ratio < least);
}"""


def test_an_answer_grows_and_what_is_withheld_is_a_click_away(visit: Visiting) -> None:
    """The first sentence is there while the model still writes; withheld ones are struck through and inert."""
    assistant = GradualAssistant(*QUOTES[:2])
    assistant.begin.set()
    here = visit(assistant)
    here.ask("q")
    here.page.wait_for_selector(".sentence")
    assert here.page.locator(".sentence").count() == 1
    assert here.page.locator(".waiting").inner_text().startswith("Writing on")

    assistant.go_on.set()
    here.page.wait_for_selector(".withheld")
    assert here.page.locator(".sentence").count() == 2
    assert here.page.locator(".waiting").count() == 0
    assert here.page.locator(".withheld summary").inner_text() == "2 of 3 sentences supported; 1 withheld"
    assert not here.page.locator(".withheld del").is_visible()
    here.page.locator(".withheld summary").click()
    assert here.page.locator(".withheld del").inner_text() == "It cost <b>nine</b>."
    assert "9: not in what it cites" in here.page.locator(".withheld").inner_text()
    here.page.wait_for_selector("#question .submit-button")
    assert here.page.locator("textarea").count() == 1


@pytest.mark.parametrize("context", [{}, PHONE], ids=["screen", "phone"])
def test_a_growing_answer_leaves_the_reader_alone(visit: Visiting, context: dict[str, object]) -> None:
    """A new question goes to the top; then the chat stays where it is moved to, with its quote and its list open."""
    assistant = GradualAssistant(*QUOTES[:2])
    assistant.begin.set()
    assistant.go_on.set()
    here = visit(assistant, **context)
    here.ask("first?")
    here.page.locator(".withheld summary").click()
    here.page.wait_for_selector("#question .submit-button")
    assistant.go_on.clear()
    here.ask("second?")
    assert here.page.evaluate(TOP_OF_NEWEST) < 40
    cited = here.page.locator(".exchange:nth-of-type(2) .citation").first
    cited.click()
    here.page.locator("#log").evaluate("log => log.scrollTo(0, 0)")
    assistant.go_on.set()
    here.page.wait_for_selector(".exchange:nth-of-type(2) .withheld")

    assert 0 == here.page.locator("#log").evaluate("log => log.scrollTop")
    assert [True, False] == here.page.locator(".withheld").evaluate_all("lists => lists.map(list => list.open)")
    assert "true" == cited.get_attribute("aria-current")
    assert 1 == here.page.locator("#log [aria-current]").count()
    assert here.page.evaluate("document.body.classList.contains('quote-open')")


TOP_OF_NEWEST = """[...document.querySelectorAll('.exchange')].at(-1).getBoundingClientRect().top
    - document.getElementById('log').getBoundingClientRect().top"""


@pytest.mark.parametrize("shown", [0, 1])
def test_an_answer_can_be_stopped(visit: Visiting, shown: int) -> None:
    """Before its first sentence and behind it: what was shown stays, the model is free, the next one is answered."""
    assistant = GradualAssistant(*QUOTES[:2])
    if shown:
        assistant.begin.set()
    here = visit(assistant)
    here.page.locator("#question textarea").fill("q")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(".sentence" if shown else ".waiting")
    here.page.locator("#question .stop-button").click()
    here.page.wait_for_selector(".problem")
    assert here.page.locator(".problem").inner_text() == "Stopped."
    assert here.page.locator(".sentence").count() == shown
    assert assistant.was_stopped.wait(5)

    assistant.begin.set()
    assistant.go_on.set()
    here.page.wait_for_selector("#question .submit-button")
    here.ask("another")
    here.page.wait_for_function(f"document.querySelectorAll('.sentence').length == {shown + 2}")
