-- What somebody did to a cluster and what became of it: one row for each object and episode, updated while it lasts.
CREATE TABLE drift (
    id        INTEGER PRIMARY KEY,
    cluster   TEXT NOT NULL,
    path      TEXT NOT NULL, -- of the policy or group that is concerned; empty when none is
    active    INTEGER NOT NULL, -- 1 while it is not healed
    last_seen INTEGER NOT NULL, -- milliseconds since 1970
    body      TEXT NOT NULL
);

CREATE INDEX drift_by_time ON drift (last_seen);

-- How long each cluster took to realize its latest publishes.
CREATE TABLE publish_time (
    cluster  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    accepted INTEGER NOT NULL, -- milliseconds since 1970
    realized INTEGER NOT NULL,
    PRIMARY KEY (cluster, revision)
) WITHOUT ROWID;
