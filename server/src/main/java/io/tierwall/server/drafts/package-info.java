/** Edits that are kept and not published yet, and the way back to what was published earlier. */
@NullMarked
package io.tierwall.server.drafts;

import org.jspecify.annotations.NullMarked;
