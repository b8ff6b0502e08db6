/** What can be wrong with a request: stable codes, the object and field concerned, and a sentence with the way out. */
@NullMarked
package io.tierwall.model.problem;

import org.jspecify.annotations.NullMarked;
