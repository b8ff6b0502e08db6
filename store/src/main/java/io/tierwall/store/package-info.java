/** What lasts: documents by path, in revisions. */
@NullMarked
package io.tierwall.store;

import org.jspecify.annotations.NullMarked;
