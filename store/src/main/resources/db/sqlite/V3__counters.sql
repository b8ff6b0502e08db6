-- What each rule has met in each cluster. Times in milliseconds since 1970.
CREATE TABLE counter (
    cluster  TEXT NOT NULL,
    number   INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    packets  INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    last_hit INTEGER, -- NULL: never
    PRIMARY KEY (cluster, number)
) WITHOUT ROWID;

-- What the cluster itself said last, by the name that it uses.
CREATE TABLE counter_baseline (
    cluster  TEXT NOT NULL,
    number   INTEGER NOT NULL,
    name     TEXT NOT NULL,
    epoch    TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    packets  INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    PRIMARY KEY (cluster, number, name)
) WITHOUT ROWID;

-- What was gained in each interval: only where something was. By time first, because a day ends for all at once.
CREATE TABLE counter_history (
    cluster  TEXT NOT NULL,
    start    INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    packets  INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    PRIMARY KEY (cluster, start, number)
) WITHOUT ROWID;
