/** What a {@linkplain io.tierwall.model.Group group} consists of: expressions as written, criteria as meant. */
@NullMarked
package io.tierwall.model.group;

import org.jspecify.annotations.NullMarked;
