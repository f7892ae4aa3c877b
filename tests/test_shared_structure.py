"""The structure of the corpus beside the repository, as it stands and in rougher layouts."""

import pytest

from tiaoli.parser import parse

from .corpus import CORPUS, HEADS, format_row, load_corpus, sample, score_layout
from .rough import LAYOUTS

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason=f"needs the corpus beside the repository: {CORPUS}"
    ),
]


def test_the_corpus_as_it_stands() -> None:
    score, _ = score_layout(parse, load_corpus(), "plain")
    print(f"\n{HEADS}\n{format_row('plain, all laws', score)}")
    assert score.raised == 0
    assert score.f1 >= 0.999
    assert score.headings_right >= 0.995 * score.headings
    assert score.ends_right >= 0.995 * score.ends
    assert score.parents_right >= 0.995 * score.found
    assert score.document_f1 == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rough_layouts(layout: str) -> None:
    score, _ = score_layout(parse, sample(load_corpus(), 60), layout)
    print("\n" + format_row(layout, score))
    assert score.raised == 0
    assert score.f1 >= 0.99
    assert score.headings_right >= 0.97 * score.headings
    assert score.ends_right >= 0.99 * score.ends
    assert score.parents_right >= 0.99 * score.found
