"""What hits have in common, asked of the sample archive."""

from tui.answers import ask
from tui.facets import Facets, chosen_first, count_facets, supported_facets
from tui.filters import Filter
from tui.session import SearchSession


def facets(archive, session: SearchSession) -> Facets:
    return count_facets(archive, ask(archive, session.ask()), supported_facets(archive))


def test_the_archive_says_what_it_can_count(sample_archive) -> None:
    assert {"source", "author", "month"} <= set(supported_facets(sample_archive))


def test_counts_of_a_facet_obey_the_other_filters_but_not_its_own(sample_archive) -> None:
    session = SearchSession("most")
    before = facets(sample_archive, session)
    (source, count), (other, _) = before.values["source"][:2]
    session.toggle(Filter("source", source))
    after = facets(sample_archive, session)
    assert after.values["source"] == before.values["source"]
    assert ask(sample_archive, session.ask()).results.total == count
    assert sum(n for _, n in after.values["author"]) < sum(n for _, n in before.values["author"])
    session.toggle(Filter("source", other))
    assert ask(sample_archive, session.ask()).results.total > count


def test_every_article_has_a_month_or_is_undated(sample_archive) -> None:
    session = SearchSession("")
    total = ask(sample_archive, session.ask()).results.total
    found = facets(sample_archive, session)
    assert sum(count for _, count in found.months) + found.undated <= total
    assert found.months == tuple(sorted(found.months))


def test_what_is_filtered_by_stands_first_even_where_nothing_has_it() -> None:
    counted = [("glos", 3), ("kurier", 2)]
    filters = [Filter("source", "kurier"), Filter("source", "radio"), Filter("author", "Lis")]
    assert chosen_first(counted, filters, "source") == [("kurier", 2), ("radio", 0), ("glos", 3)]
