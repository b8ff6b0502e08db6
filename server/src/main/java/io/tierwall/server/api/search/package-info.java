/** Search over everything that has a path, in the part of Lucene's language that NSX clients use. */
@NullMarked
package io.tierwall.server.api.search;

import org.jspecify.annotations.NullMarked;
