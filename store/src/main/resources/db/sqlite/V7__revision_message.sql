-- Why a revision was made, in its author's words.
ALTER TABLE revision ADD COLUMN message TEXT; -- NULL: they did not say
