import pytest

from apora.errors import BareNumber, ReportRefused
from apora.report.gate import refuse_faults

PAGE = "<main id='main'><h2>Situation</h2>{}</main>"


@pytest.mark.parametrize(
    "body",
    [
        '<p>About <data class="n estimate">18 %</data> stand empty.</p>',
        '<p><q class="n claim">18.1 percent</q> by <time>1 November 2020</time>.</p>',
        '<p><a class="id" href="#main">C07</a> <code>seed 7</code> <cite>Yearbook 2019</cite></p>',
        '<svg data-kind="estimate"><text>20%</text></svg>',
        '<p class="no-digit">None.</p>',
    ],
)
def test_a_number_with_a_kind_passes(body):
    refuse_faults(PAGE.format(body))


@pytest.mark.parametrize(
    "body",
    [
        "<p>About 18 % stand empty.</p>",
        '<p><data class="n">18 %</data></p>',
        '<p><data class="estimate">18 %</data></p>',
        "<svg><text>20%</text></svg>",
        '<p><data class="n estimate">18</data> of 20</p>',
        "<p>&#50; people</p>",
        "<p>٣ people</p>",
    ],
)
def test_a_bare_number_fails_the_build(body):
    with pytest.raises(BareNumber):
        refuse_faults(PAGE.format(body))


def test_a_bare_number_is_named_with_its_place_and_remedy():
    with pytest.raises(BareNumber) as caught:
        refuse_faults(PAGE.format("<p>About 18 % stand empty.</p>"))

    assert str(caught.value) == (
        "1 error\n\n"
        '  under "Situation": "About 18 % stand empty." holds a number without a kind\n'
        "      Print it as a claim, an estimate, an assumption or arithmetic."
    )


@pytest.mark.parametrize(
    "body",
    [
        "<script>x</script>",
        '<p style="color:red">x</p>',
        '<p onclick="x()">x</p>',
        '<img src="https://example.org/x.png">',
        '<a href="javascript:x()">x</a>',
        '<a href="#nowhere">x</a>',
        '<p id="main">x</p>',
        "<iframe></iframe>",
    ],
)
def test_what_runs_fetches_or_leads_nowhere_fails_the_build(body):
    with pytest.raises(ReportRefused):
        refuse_faults(PAGE.format(body))
