"""A run -> a Markdown page for people: the figures, the same by type, and every miss with what was shown. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.export import markdown
from evals.about import About
from evals.figure import Figure
from evals.miss import problems
from evals.run import Run
from evals.score import Score
from evals.summary import by_type, summarise, summarise_type


def report(about: About, run: Run) -> str:
    """The page; what the article and the cases hold acts as no markup in it."""
    missed = [score for score in run.scores if problems(score)]
    blocks = [
        "# How good are the answers?",
        _opening(about, run),
        figure_table(summarise(run.scores)),
        "## By type",
        "Each cell: value (95 % interval, n).",
        _type_table(run.scores),
        *_unscored(run),
        f"## The misses: {len(missed)} of {len(run.scores)}",
        *_misses(missed),
        "## Made with",
        made_with(about),
    ]
    return "\n\n".join(blocks) + "\n"


def figure_table(figures: Sequence[Figure]) -> str:
    """A line for each figure: name, value, interval, n, meaning."""
    rows = [(each.name, f"**{each.value}**", each.interval, each.n, each.meaning) for each in figures]
    return table(("", "value", "95 % interval", "n", "what counts"), rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the cells are markup already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def made_with(about: About) -> str:
    """What the run was made with, as a list."""
    versions = ", ".join(f"{name} {number}" for name, number in about.versions.items())
    settings = ", ".join(f"{name} {value}" for name, value in about.settings.items() if name != "article")
    load = f", load {about.load}" if about.load >= 0 else ""
    lines = [
        f"Article: {markdown(about.source)}, SHA-256 `{about.article_sha256[:16]}`",
        f"Embedding fingerprint: `{about.embedding_fingerprint}`",
        f"Settings: {markdown(settings)}",
        f"Versions: {markdown(versions)}",
        f"Machine: {about.cores} cores{load}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def opening(about: About) -> str:
    """Which article, how long, and when."""
    when = about.started.strftime("%Y-%m-%d %H:%M UTC")
    return f"*{markdown(about.title) or 'Untitled'}* · {about.words:,} words · {when}"


def _opening(about: About, run: Run) -> str:
    counted = f"{len(run.scores)} cases scored"
    return f"{opening(about)} · {counted}" + (f", {len(run.unscored)} **unscored**" if run.unscored else "")


def _type_table(scores: Sequence[Score]) -> str:
    types = {name: summarise_type(each) for name, each in by_type(scores).items()}
    if not types:
        return "Nothing was scored."
    names = [figure.name for figure in next(iter(types.values()))]
    rows = [[markdown(name), *(figure.brief for figure in figures)] for name, figures in types.items()]
    return table(["type", *names], rows)


def _unscored(run: Run) -> Iterator[str]:
    if run.unscored:
        yield f"## Unscored: {len(run.unscored)}"
        yield "Neither right nor wrong; in no figure above."
        yield "\n".join(f"- {markdown(each.case.id)}: {markdown(each.reason)}" for each in run.unscored)


def _misses(missed: Sequence[Score]) -> Iterator[str]:
    counts = Counter(problem for score in missed for problem in problems(score))
    if counts:
        yield table(("what is wrong", "cases"), [(problem, str(number)) for problem, number in counts.most_common()])
    for score in missed:
        yield f"### {markdown(score.case.id)}: {'; '.join(problems(score))}"
        yield from _miss(score)


def _miss(score: Score) -> Iterator[str]:
    case, answer = score.case, score.answer
    asked = [*(turn.question for turn in case.history), case.question]
    yield " → ".join(f"**{_line(question)}**" for question in asked)
    facts = " · ".join(_line(forms[0]) for forms in score.missed)
    yield "; ".join(
        [
            f"{answer.verdict.replace('_', ' ')} (confidence {answer.confidence:.2f})",
            f"cited {_numbers(citation.paragraph for citation in answer.citations)}",
            f"gold {_numbers(case.paragraphs)}",
            *([f"missing: {facts}"] if facts else []),
        ]
    )
    yield from (f"> {_line(sentence.numbered)}" for sentence in answer.sentences)


def _numbers(paragraphs: Iterator[int] | Sequence[int]) -> str:
    return ", ".join(str(number) for number in paragraphs) or "nothing"


def _line(text: str) -> str:
    return markdown(" ".join(text.split()))
