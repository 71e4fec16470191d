from typing import Any

from news.article import ArticleId, KnownArticle, NewArticle
from news.moment import Moment
from news.rules.fingerprint import fingerprint
from news.rules.intake import LONG_SILENCE, push_time, sort_out
from tests.news.samples import NOW, new_article, source


def known(article: NewArticle, **changes: Any) -> KnownArticle:
    told: dict[str, Any] = {
        "id": ArticleId(7),
        "key": article.key,
        "url": article.url,
        "fingerprint": fingerprint(article),
    }
    return KnownArticle(**told | changes)


def test_an_unknown_article_is_new() -> None:
    article = new_article()
    intake = sort_out([article], [])
    assert intake.new == (article,)
    assert intake.edited == ()


def test_an_article_seen_before_is_neither_new_nor_edited() -> None:
    article = new_article()
    intake = sort_out([article], [known(article)])
    assert intake.new == ()
    assert intake.edited == ()


def test_a_changed_title_is_an_edit_and_not_news() -> None:
    edited = new_article(title="แก้ไขพาดหัว")
    intake = sort_out([edited], [known(new_article())])
    assert intake.new == ()
    assert intake.edited == ((ArticleId(7), edited),)


def test_a_date_touched_by_the_source_is_no_edit() -> None:
    touched = new_article(published=Moment(NOW))
    assert sort_out([touched], [known(new_article())]).edited == ()


def test_a_source_that_changes_its_ids_tells_nothing_twice() -> None:
    renamed = new_article(key="https-guid-1")
    intake = sort_out([renamed], [known(new_article())])
    assert intake.new == ()
    assert intake.edited == ((ArticleId(7), renamed),)


def test_two_items_that_share_an_address_are_two_articles() -> None:
    old = new_article(key="a", url="https://news.example/")
    fresh = new_article(key="b", url="https://news.example/", title="อีกข่าวหนึ่ง")
    intake = sort_out([fresh, old], [known(old)])
    assert intake.new == (fresh,)
    assert intake.edited == ()


def test_an_address_of_several_known_articles_says_nothing() -> None:
    first, second = new_article(key="a"), new_article(key="b")
    fresh = new_article(key="c", title="ข่าวที่สาม")
    intake = sort_out([fresh], [known(first), known(second, id=ArticleId(8))])
    assert intake.new == (fresh,)


def test_news_is_pushed_after_its_rest() -> None:
    assert push_time(new_article(), source(), now=NOW, delay=60) == NOW + 60


def test_the_backlog_of_a_new_source_is_never_pushed() -> None:
    assert push_time(new_article(), source(last_success=None), now=NOW, delay=0) is None


def test_old_articles_are_not_pushed_after_a_long_silence() -> None:
    silent = source(last_success=Moment(NOW - 30 * 24 * 3600))
    old = new_article(published=Moment(NOW - LONG_SILENCE - 1))
    undated = new_article(published=None)
    fresh = new_article(published=Moment(NOW - 3600))
    assert push_time(old, silent, now=NOW, delay=0) is None
    assert push_time(undated, silent, now=NOW, delay=0) is None
    assert push_time(fresh, silent, now=NOW, delay=0) == NOW


def test_an_old_date_does_not_matter_to_a_source_read_all_the_time() -> None:
    assert push_time(new_article(published=Moment(1)), source(), now=NOW, delay=0) == NOW
