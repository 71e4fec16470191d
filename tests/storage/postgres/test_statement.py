import pytest

from storage.postgres.statement import Statement, numbered


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("SELECT :a", Statement("SELECT $1", ("a",))),
        ("SELECT :a, :b, :a", Statement("SELECT $1, $2, $1", ("a", "b"))),
        ("SELECT :key, :key_digest", Statement("SELECT $1, $2", ("key", "key_digest"))),
        ("SELECT :a::bigint, '1'::text", Statement("SELECT $1::bigint, '1'::text", ("a",))),
        ("SELECT ':a', 'it''s :a', :b", Statement("SELECT ':a', 'it''s :a', $1", ("b",))),
        ('SELECT ":a" FROM t', Statement('SELECT ":a" FROM t', ())),
        ("-- it's :a\nSELECT :b", Statement("-- it's :a\nSELECT $1", ("b",))),
        ("SELECT '{1:2}', ARRAY[1,2][1:2]", Statement("SELECT '{1:2}', ARRAY[1,2][1:2]", ())),
        ("SELECT 1", Statement("SELECT 1", ())),
    ],
)
def test_names_become_numbers_and_nothing_else_changes(named: str, expected: Statement) -> None:
    assert numbered(named) == expected
