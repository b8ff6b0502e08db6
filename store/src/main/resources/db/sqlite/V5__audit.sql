-- Who asked to change what, when, from where, and what became of it: one row for each request, appended before it is
-- let in, completed when it is answered.
CREATE TABLE audit (
    id         INTEGER PRIMARY KEY,
    time       INTEGER NOT NULL, -- milliseconds since 1970
    user       TEXT NOT NULL, -- empty: nobody who is known
    known      INTEGER NOT NULL, -- 1 when they have shown that they are this user
    address    TEXT NOT NULL,
    method     TEXT NOT NULL,
    path       TEXT NOT NULL,
    parameters TEXT NOT NULL,
    request    TEXT NOT NULL UNIQUE,
    status     INTEGER, -- NULL: not answered
    revision   INTEGER -- NULL: none was made
);

CREATE INDEX audit_by_known ON audit (known, id);
