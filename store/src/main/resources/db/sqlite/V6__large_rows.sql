-- Documents are larger than a quarter of a page, and what is so large spills over to whole pages of its own in a table
-- WITHOUT ROWID: more than twice the space, written and read. In a table with row ids a page holds several.
CREATE TABLE change_with_id (
    revision INTEGER NOT NULL REFERENCES revision (number),
    path     TEXT NOT NULL,
    body     TEXT, -- NULL: the document was removed
    PRIMARY KEY (revision, path)
);
INSERT INTO change_with_id SELECT revision, path, body FROM change ORDER BY revision, path;
DROP TABLE change;
ALTER TABLE change_with_id RENAME TO change;

CREATE TABLE document_with_id (
    path TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO document_with_id SELECT path, body FROM document ORDER BY path;
DROP TABLE document;
ALTER TABLE document_with_id RENAME TO document;
