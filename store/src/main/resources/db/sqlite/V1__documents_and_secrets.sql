-- Each revision, and what it changed: appended, never updated.
CREATE TABLE revision (
    number  INTEGER PRIMARY KEY,
    author  TEXT NOT NULL,
    made_at INTEGER NOT NULL -- milliseconds since 1970
);

CREATE TABLE change (
    revision INTEGER NOT NULL REFERENCES revision (number),
    path     TEXT NOT NULL,
    body     TEXT, -- NULL: the document was removed
    PRIMARY KEY (revision, path)
) WITHOUT ROWID;

-- What holds now: the latest change of each path that is no removal.
CREATE TABLE document (
    path TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE secret (
    name      TEXT PRIMARY KEY,
    encrypted BLOB NOT NULL
) WITHOUT ROWID;
