/** Whole copies of the database: made while the manager runs, and put back while it does not. */
@NullMarked
package io.tierwall.server.backup;

import org.jspecify.annotations.NullMarked;
