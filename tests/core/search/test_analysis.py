"""One analysis for indexing and asking: what people type, and what stands in the texts, meet in one stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.analysis import analyse, fold, stem, tokens

# What a reader may type or a text may hold, and the word that it must meet.
MEET = {
    "fëmijë": "fëmijëve fëmijës fëmijët fëmija femije femijeve FËMIJËVE",
    "shkollë": "shkollave shkollat shkolla shkollës shkollen",
    "internet": "internetit internetin interneti",
    "siguri": "siguria sigurinë sigurisë sigurine",
    "rrjet": "rrjeteve rrjetet rrjeti rrjetit",
    "prind": "prindërve prindër prindërit prindi prinderve",
    "mësues": "mësuesve mësuesit mësuesi mesuesve",
    "raport": "raporteve raportet raporti raportit",
    "ngacmim": "ngacmimin ngacmimi ngacmimeve ngacmimet",
    "përmbajtje": "përmbajtjes përmbajtjen përmbajtja permbajtjes",
    "çfarë": "cfare çfare",
    "Shkodër": "Shkoder Shkodra Shkodrës Shkodrën",
    "këshillë": "keshilla këshillat këshillave",
    "fotografi": "fotografitë fotografinë fotografive",
    "fjalëkalim": "fjalëkalimi fjalëkalimin fjalëkalimeve fjalekalim",
    "nxënës": "nxënësve nxënësit nxenesve",
    "urrejtje": "urrejtjes urrejtja urrejtjen",
    "libër": "libri librit librat",
    "mik": "miku miqtë miqve",
    "djalë": "djali djemtë djemve",
}  # fmt: skip
APART = [
    ("raport", "rrjet"),
    ("përmbajtje", "mbajtje"),
    ("mësues", "mësim"),
    ("shkollë", "Shkodër"),
    ("prind", "print"),
]


@pytest.mark.parametrize(("word", "form"), [(word, form) for word, forms in MEET.items() for form in forms.split()])
def test_form_meets_its_word(word, form):
    assert stem(form, "sq") == stem(word, "sq")


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one, other):
    assert stem(one, "sq") != stem(other, "sq")


@pytest.mark.parametrize(("word", "form"), [("report", "reports"), ("child", "children"), ("share", "shared")])
def test_english_forms_meet_too(word, form):
    assert stem(form, "en") == stem(word, "en")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20), st.sampled_from(["sq", "en"]))
def test_diacritics_and_case_never_matter(word, language):
    assert stem(fold(word), language) == stem(word, language)


@given(st.text(max_size=200), st.sampled_from(["sq", "en"]))
def test_analysis_holds_nothing_that_a_database_would_read_as_an_operator(text, language):
    for term in analyse(text, language).split():
        assert term == term.lower()
        assert not set(term) & set("\"'*()&|!:<>-+^\\\x00")


@given(st.text(max_size=200))
def test_tokens_say_where_their_words_stand(text):
    last = 0
    for start, end, found in tokens(text, "sq"):
        assert last <= start < end
        assert found
        last = end


def test_stop_words_are_not_asked_for():
    assert analyse("e i të dhe me për", "sq") == ""
