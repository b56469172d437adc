-- Learners whose journals have something that these queries do not follow: take their numbers from
-- `rounds stats --json`.

SELECT learner, 'a card has a history of its own again' AS reason
FROM events WHERE event = 'unlink'
UNION
SELECT learner, 'a journal is not named after its machine'
FROM events WHERE event = 'journal' AND device <> machine
UNION
SELECT learner, 'a journal has a newer format'
FROM events WHERE event = 'journal' AND version > 1
UNION
SELECT learner, 'two machines wrote under one name'
FROM lines WHERE n IS NOT NULL AND crc IS NOT NULL
GROUP BY learner, machine, n HAVING min(crc) <> max(crc)
ORDER BY learner, reason;
