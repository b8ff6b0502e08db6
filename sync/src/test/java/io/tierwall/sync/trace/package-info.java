@NullMarked
package io.tierwall.sync.trace;

import org.jspecify.annotations.NullMarked;
