-- for both

-- Pairs of words have other numbers from now on: profiles are made anew, as those of an older kind are.
UPDATE profile SET packed = NULL;
