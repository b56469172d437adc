-- Which answers count, and for which card of the decks. Each step is a table: Spark would put views
-- of views into one plan of thousands of parts.

-- Undos, each with the import that brought it, if one did: a backup comes back as an import of
-- undos.
DROP TABLE IF EXISTS undos;
CREATE TABLE undos USING parquet AS
SELECT undo.learner, undo.machine, undo.n, undo.device, undo.of, head.n AS head
FROM events AS undo
LEFT JOIN events AS head
  ON head.event = 'import' AND head.learner = undo.learner AND head.machine = undo.machine
  AND undo.n BETWEEN head.n + 1 AND head.n + head.events
WHERE undo.event = 'undo';

-- The events that undos name and that are taken back. An undo counts if neither it nor its import
-- is taken back. The first pass lets all undos count, each further one those that the pass before
-- it does not take back: after as many passes as undos stand on each other, nothing changes.
DROP TABLE IF EXISTS pass_1;
CREATE TABLE pass_1 USING parquet AS
SELECT DISTINCT learner, device AS machine, of AS n FROM undos;

DROP TABLE IF EXISTS pass_2;
CREATE TABLE pass_2 USING parquet AS
SELECT DISTINCT learner, device AS machine, of AS n
FROM undos LEFT ANTI JOIN pass_1 AS taken
  ON taken.learner = undos.learner AND taken.machine = undos.machine
  AND taken.n IN (undos.n, undos.head);

DROP TABLE IF EXISTS pass_3;
CREATE TABLE pass_3 USING parquet AS
SELECT DISTINCT learner, device AS machine, of AS n
FROM undos LEFT ANTI JOIN pass_2 AS taken
  ON taken.learner = undos.learner AND taken.machine = undos.machine
  AND taken.n IN (undos.n, undos.head);

DROP TABLE IF EXISTS pass_4;
CREATE TABLE pass_4 USING parquet AS
SELECT DISTINCT learner, device AS machine, of AS n
FROM undos LEFT ANTI JOIN pass_3 AS taken
  ON taken.learner = undos.learner AND taken.machine = undos.machine
  AND taken.n IN (undos.n, undos.head);

-- With an import goes all that it brought.
DROP TABLE IF EXISTS taken_back;
CREATE TABLE taken_back USING parquet AS
SELECT learner, machine, n FROM pass_4
UNION
SELECT learner, machine, explode(sequence(n + 1, n + events))
FROM events LEFT SEMI JOIN pass_4 USING (learner, machine, n)
WHERE event = 'import' AND events > 0;

-- The names that cards had: a relink gives two names one history, whatever the order of relinks.
-- Each table reaches twice as far as the one before.
DROP TABLE IF EXISTS relinks;
CREATE TABLE relinks USING parquet AS
SELECT learner, `from`, `to` FROM events LEFT ANTI JOIN taken_back USING (learner, machine, n)
WHERE event = 'relink';

DROP TABLE IF EXISTS reached_1;
CREATE TABLE reached_1 USING parquet AS
SELECT learner, `from` AS name, `to` AS other FROM relinks
UNION SELECT learner, `to`, `from` FROM relinks
UNION SELECT learner, `from`, `from` FROM relinks
UNION SELECT learner, `to`, `to` FROM relinks;

DROP TABLE IF EXISTS reached_2;
CREATE TABLE reached_2 USING parquet AS
SELECT DISTINCT near.learner, near.name, far.other
FROM reached_1 AS near JOIN reached_1 AS far
  ON far.learner = near.learner AND far.name = near.other;

DROP TABLE IF EXISTS reached_4;
CREATE TABLE reached_4 USING parquet AS
SELECT DISTINCT near.learner, near.name, far.other
FROM reached_2 AS near JOIN reached_2 AS far
  ON far.learner = near.learner AND far.name = near.other;

DROP TABLE IF EXISTS reached_8;
CREATE TABLE reached_8 USING parquet AS
SELECT DISTINCT near.learner, near.name, far.other
FROM reached_4 AS near JOIN reached_4 AS far
  ON far.learner = near.learner AND far.name = near.other;

-- Where several cards of the decks share a history, it is the first one's.
DROP TABLE IF EXISTS names;
CREATE TABLE names USING parquet AS
SELECT learner, name AS card, min(place) AS place
FROM reached_8 LEFT JOIN cards ON cards.card = reached_8.other
GROUP BY learner, name;

-- The answers that count, by learner, card of the decks and day.
DROP TABLE IF EXISTS answers;
CREATE TABLE answers USING parquet AS
SELECT
  review.learner, if(names.card IS NULL, cards.place, names.place) AS place, day,
  count_if(passed) AS passed, count_if(NOT passed) AS failed
FROM (SELECT * FROM events WHERE event = 'review') AS review
LEFT ANTI JOIN taken_back
  ON taken_back.learner = review.learner AND taken_back.machine = review.machine
  AND taken_back.n = review.n
LEFT JOIN names ON names.learner = review.learner AND names.card = review.card
LEFT JOIN cards ON cards.card = review.card
GROUP BY ALL;
