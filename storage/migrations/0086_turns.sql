-- for both

-- Copies are made in the order of the chats; whose turn it is, and all that is asked about them, stands in one place.
-- reached is the chat up to which all have their copy; a push under way begins again, which makes no copy twice.
UPDATE push SET reached = -4611686018427387904 WHERE state = 'filling';
CREATE INDEX subscriber_turn ON subscriber (
    chat_id, active, language, silent, since, schedule_id, only_chosen, layout, taken_push
) WHERE active = 1;
CREATE INDEX schedule_capped ON schedule (id) WHERE cap > 0;
