-- What a manager is told that is no part of the intent, by path: switches, drafts, who has which role.
CREATE TABLE setting (
    path TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;
